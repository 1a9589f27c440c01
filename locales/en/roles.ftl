console-permission-conversations-read = Read conversations
console-permission-conversations-answer = Answer conversations
console-permission-conversations-delete = Delete conversations
console-permission-contacts-read = Read contacts
console-permission-contacts-export = Export contacts
console-permission-contacts-import = Import contacts
console-permission-canned-write = Write canned responses
console-permission-subjects-erase = Erase people on request
console-permission-flows-read = See flows
console-permission-flows-publish = Publish flows
console-permission-ledger-read = Read the ledger
console-permission-overview-read = See the overview
console-permission-sites-read = See the settings of sites
console-permission-teams-manage = Manage teams
console-permission-members-manage = Manage members
console-permission-roles-manage = Manage own roles
console-permission-organisation-manage = Manage organisation and recovery key
console-permission-sites-write = Set up sites
console-permission-privacy-read = See the privacy desk
console-permission-purposes-write = Change purposes and texts
console-permission-requests-handle = Handle requests
console-permission-retention-write = Change retention
console-permission-holds-write = Place legal holds
console-permission-breaches-handle = Handle breaches
console-permission-recipients-write = Register recipients
console-permission-agreements-sign = Sign agreements
console-roles-title = Roles and rights
console-roles-lead = Who may do what, and who reads what. A role is handed no key for what it does not read: that is not forbidden, it is impossible.
console-roles-matrix = The roles side by side
console-roles-right = Right
console-roles-reads = Reads: { $purpose }
console-roles-pair-hold = What a legal hold keeps
console-roles-pair-privacy = Restricted data and texts of requests
console-roles-yes = yes
console-roles-no = no
console-roles-export = Download as a table (CSV)
console-roles-own = Roles of your own
console-roles-own-none = None yet. The six standard roles are enough for most.
console-roles-new = New role
console-roles-name = Name
console-roles-name-hint = Lower-case letters, digits and hyphens, for example reception.
console-roles-permissions = What the role may do
console-roles-purposes = What the role reads
console-roles-make = Make the role
console-roles-save = Save changes
console-roles-delete = Delete the role
console-roles-members =
    { $count ->
         [one] One member
       *[other] { $count } members
    }
console-settings-roles-text = Who may do and read what, on one page; and roles that you make yourself.
console-settings-roles-words = role rights permission matrix access read
console-member-title = Member
console-member-back = Members
console-member-suspended = Suspended
console-member-holds = Holds keys for
console-member-holds-none = None: reads no content.
console-member-last-read = Last read content
console-member-never = never yet
console-member-waits = Waits for keys for
console-member-hand-over = Hand over the keys
console-member-hand-over-hint = You hand over what you hold yourself.
console-member-role-title = Another role
console-member-role-hint = Takes effect at once. Open sessions end, keys are handed over or taken away.
console-member-role-save = Change the role
console-member-suspend-title = Suspend access
console-member-suspend-hint = For a while: nobody signs in with this account until you restore it.
console-member-suspend = Suspend
console-member-restore = Restore
console-member-remove-title = Remove the member
console-member-remove-hint = Sessions end at once, every key is taken away and renewed. Open conversations then wait for somebody else. What this member wrote stays, with the name. What they could read before they could have copied; nobody can undo that.
console-member-remove = Remove for good
console-member-left = { $name } is removed.
console-member-left-held = Taken away and renewed: { $purposes }.
console-member-left-exposed =
    { $count ->
         [one] One key of visitors is still being renewed.
       *[other] { $count } keys of visitors are still being renewed.
    }
console-permission-registers-read = See the registers of measures
console-permission-registers-write = Keep the registers of measures
