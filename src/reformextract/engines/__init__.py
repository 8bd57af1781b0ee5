"""Adapters for engines that outgrow one machine; each hands Arrow batches to the kernel (reformextract.batch.kernel)."""
