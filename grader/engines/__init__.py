"""The engines an answer can run on. Only the sandbox's child process imports them."""
