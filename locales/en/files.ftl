## Files that visitors and members attach

bot-file-kept = Thank you, your file has arrived. I cannot look into it; a person will see it once you ask for one.
problem-file-refused-title = This file cannot be accepted
problem-file-refused-detail = Accepted are images (PNG, JPEG, WebP, GIF) and PDF documents without a password, scripts or embedded files. Nothing was stored.
problem-too-many-files-title = There is no room for more files here
problem-too-many-files-detail = A conversation holds 60 MB of files, and takes 20 files a day. Please delete one, or send this one later.
