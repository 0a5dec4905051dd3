"""What stands around patrols: engagement, services, surrender bins, the quarterly return, money."""
