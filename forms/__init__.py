"""What is asked: form definitions, conditions, answers, question types and their macros."""
