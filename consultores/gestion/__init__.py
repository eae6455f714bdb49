"""The desk of the national counterparts and of the Secretariat: queues, acts, who carries what."""
