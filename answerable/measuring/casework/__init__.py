"""What an office handles case by case: requests, complaints, messages, conferences, disruptions, threats."""
