"""What if: the same purchase with another answer, beside the advice as it is. Nothing is saved."""
