"""toward: practise being open, and find out what really happens when you are."""
