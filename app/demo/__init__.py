"""A commune to try the product with: units, people and calendar, made by calling the actions."""
