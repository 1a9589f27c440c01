problem-breach-open-title = Not everything is done yet
problem-breach-open-detail = A breach can be closed when everybody was told and the register is complete. See what is still to be done.
