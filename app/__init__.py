"""What people use: web pages, queries, persistence, gateways and the command line."""
