## What stands in every document

document-missing = (to be completed)
document-not-advice = Not legal advice. Made by Parlour from the settings in force.
document-controller = Controller
document-processor = Processor
document-signed-by = Signed by
document-signed-role = Position
document-signed-at = Date, time
document-signed-method = Confirmed by
document-signed-proof = Proof in the ledger
