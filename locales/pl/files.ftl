## Files that visitors and members attach

bot-file-kept = Dziękuję, plik dotarł. Nie mogę go obejrzeć; zobaczy go człowiek, gdy rozmowa zostanie mu przekazana.
problem-file-refused-title = Tego pliku nie można przyjąć
problem-file-refused-detail = Przyjmowane są obrazy (PNG, JPEG, WebP, GIF) oraz dokumenty PDF bez hasła, skryptów i osadzonych plików. Nic nie zostało zapisane.
problem-too-many-files-title = Nie ma tu miejsca na więcej plików
problem-too-many-files-detail = W rozmowie mieści się 60 MB plików, a dziennie można wysłać 20 plików. Proszę usunąć jeden z nich albo wysłać ten później.
