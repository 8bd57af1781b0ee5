"""What a record is: what all kinds share. The model of each kind stands beside its builder, in its own room."""
