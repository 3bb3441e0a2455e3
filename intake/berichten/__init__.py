"""Messages by e-mail: who hears what, and an outbox that loses nothing."""
