## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Open chat
snippet-title = Start the chat?
snippet-text = Only then does your browser connect to the chat server of { $organisation }. Until you close the tab, it keeps a token for your visit and the fact that the chat is open in sessionStorage. Before that, nothing is loaded or stored.
snippet-confirm = Open chat
snippet-cancel = Cancel
snippet-notice = Privacy notice
snippet-imprint = Imprint
snippet-frame = Chat: { $organisation }
snippet-preview-title = This is how it looks on a page
snippet-preview-lead = A sample page with the real snippet. Two clicks really open the chat here.
