"""What the rules found, for people and programs to read: text, SARIF, HTML (JSON is the contract, one room up)."""
