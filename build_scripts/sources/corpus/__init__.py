"""What stands beside a document about its earlier texts and about older documents."""
