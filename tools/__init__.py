"""What makes packaged data from elsewhere; none of it runs in a build."""
