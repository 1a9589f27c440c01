problem-breach-open-title = Es ist noch nicht alles getan
problem-breach-open-detail = Die Panne lässt sich schließen, wenn alle informiert sind und das Verzeichnis vollständig ist. Sehen Sie nach, was noch fehlt.
