"""Complaints, information requests, messaging, case conferences, drug disruption, the threat grid."""
