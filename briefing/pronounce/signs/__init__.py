"""What single characters become in speech: punctuation, signs, foreign letters, other forms of letters."""
