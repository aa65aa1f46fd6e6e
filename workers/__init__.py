"""What happens when nobody watches: APScheduler and its jobs."""
