"""What whoever runs the bot gets: documents to keep, questions to mend, figures."""
