"""What is known of Chinese text, for every stage that needs it."""
