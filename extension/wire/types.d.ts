// Generated from protocol/kithbook_protocol by ./scripts/generate; do not edit.

/**
 * What an identity is. All but `link` tell one person from another.
 */
export type IdentityKind = 'profile' | 'site_id' | 'email' | 'phone' | 'link';
/**
 * What a field holds.
 */
export type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'link';
/**
 * Why a verified call was not done. Unverified calls get a bare 403 and no reason.
 */
export type ErrorCode =
  'locked' | 'revoked' | 'scope' | 'version' | 'busy' | 'invalid' | 'conflict' | 'failed';
/**
 * What you had to do with each other.
 */
export type InteractionKind =
  'met' | 'call' | 'message' | 'email' | 'event' | 'favour' | 'introduction';
/**
 * What the daemon can do now.
 */
export type VaultState = 'ready' | 'locked';
/**
 * When the person leaves: the vault is locked then.
 */
export type Occasion = 'suspend' | 'screen-lock';

/**
 * Every call: what it takes and what it answers.
 */
export interface Calls {
  /**
   * Take suggestions
   */
  '/v1/people/suggestions/accept': {
    request: SuggestionRequest;
    reply: Applied;
  };
  /**
   * Add a person
   */
  '/v1/people/add': {
    request: AddRequest;
    reply: Applied;
  };
  /**
   * Every backup, and how they are made
   */
  '/v1/backups': {
    request: Nothing;
    reply: Backups;
  };
  /**
   * Make a backup, as a job
   */
  '/v1/backups/create': {
    request: BackupRequest;
    reply: Job;
  };
  /**
   * Bring single people back from a backup, as an import, as a job
   */
  '/v1/backups/people': {
    request: BackupPeopleRequest;
    reply: Job;
  };
  /**
   * Try a place, and let backups go there from now on, as a job
   */
  '/v1/backups/places/add': {
    request: PlaceRequest;
    reply: Job;
  };
  /**
   * Let no more backups go to a place
   */
  '/v1/backups/places/remove': {
    request: PlaceRemoval;
    reply: Backups;
  };
  /**
   * Say who can open backups, and how often they are made
   */
  '/v1/backups/settings': {
    request: BackupSettings;
    reply: Backups;
  };
  /**
   * Prove a backup by restoring it where it does no harm, as a job
   */
  '/v1/backups/verify': {
    request: BackupProofRequest;
    reply: Job;
  };
  /**
   * Open asks, each with what fits it
   */
  '/v1/postings/board': {
    request: BoardRequest;
    reply: Board;
  };
  /**
   * What to know before you meet
   */
  '/v1/brief': {
    request: BriefRequest;
    reply: Brief;
  };
  /**
   * Say how often to be in touch
   */
  '/v1/cadences/set': {
    request: CadenceRequest;
    reply: CadenceSet;
  };
  /**
   * Every cadence that is set
   */
  '/v1/cadences': {
    request: Nothing;
    reply: Cadences;
  };
  /**
   * Take a cadence off
   */
  '/v1/cadences/off': {
    request: CadenceSubject;
    reply: CadenceSet;
  };
  /**
   * Stop a job
   */
  '/v1/jobs/cancel': {
    request: JobRequest;
    reply: Job;
  };
  /**
   * Store a page; acknowledged once it is durable
   */
  '/v1/capture': {
    request: CaptureRequest;
    reply: Acknowledgement;
  };
  /**
   * Bring in a picture of a capture's person
   */
  '/v1/capture/photo': {
    request: PhotoRequest;
    reply: PhotoKept;
  };
  /**
   * List paired clients
   */
  '/v1/clients': {
    request: Nothing;
    reply: Clients;
  };
  /**
   * Who has or had a role at the same organisations
   */
  '/v1/people/colleagues': {
    request: PersonRequest;
    reply: Colleagues;
  };
  /**
   * Set an important date of a person, or take it off
   */
  '/v1/people/date': {
    request: DateRequest;
    reply: Applied;
  };
  /**
   * Delete a person (can be undone)
   */
  '/v1/people/delete': {
    request: PersonRequest;
    reply: Applied;
  };
  /**
   * Delete several people (can be undone)
   */
  '/v1/people/several/delete': {
    request: SeveralRequest;
    reply: AppliedToSeveral;
  };
  /**
   * Drop suggestions
   */
  '/v1/people/suggestions/dismiss': {
    request: SuggestionRequest;
    reply: Applied;
  };
  /**
   * Remember that two people are not the same (can be undone)
   */
  '/v1/people/duplicates/distinct': {
    request: DistinctRequest;
    reply: Applied;
  };
  /**
   * How the pages of each site are read
   */
  '/v1/drift': {
    request: Nothing;
    reply: Drift;
  };
  /**
   * Show a site's notice no more
   */
  '/v1/drift/dismiss': {
    request: SiteRequest;
    reply: Drift;
  };
  /**
   * What a badly read page is built of
   */
  '/v1/drift/report': {
    request: SiteRequest;
    reply: SiteReport;
  };
  /**
   * With whom it is time again
   */
  '/v1/due': {
    request: DueRequest;
    reply: Due;
  };
  /**
   * How much is due today
   */
  '/v1/due/count': {
    request: Nothing;
    reply: DueCount;
  };
  /**
   * People who may be the same person
   */
  '/v1/people/duplicates': {
    request: DuplicatesRequest;
    reply: Duplicates;
  };
  /**
   * Compare everybody with everybody, as a job
   */
  '/v1/people/duplicates/scan': {
    request: Nothing;
    reply: Job;
  };
  /**
   * Change a person
   */
  '/v1/people/edit': {
    request: EditRequest;
    reply: Applied;
  };
  /**
   * Check the vault, mend what can be mended, as a job
   */
  '/v1/doctor': {
    request: Nothing;
    reply: Job;
  };
  /**
   * The next piece of an export
   */
  '/v1/export': {
    request: ExportRequest;
    reply: ExportPiece;
  };
  /**
   * Write down a favour
   */
  '/v1/favours/add': {
    request: FavourRequest;
    reply: FavourDone;
  };
  /**
   * Remove a favour (can be undone)
   */
  '/v1/favours/remove': {
    request: FavourReference;
    reply: FavourDone;
  };
  /**
   * How the calendar feed stands
   */
  '/v1/feed': {
    request: Nothing;
    reply: Feed;
  };
  /**
   * Give the calendar feed a new address
   */
  '/v1/feed/new': {
    request: FeedRequest;
    reply: Feed;
  };
  /**
   * Turn the calendar feed off
   */
  '/v1/feed/off': {
    request: Nothing;
    reply: Feed;
  };
  /**
   * Turn the calendar feed on
   */
  '/v1/feed/on': {
    request: FeedRequest;
    reply: Feed;
  };
  /**
   * Fields of one's own making
   */
  '/v1/fields': {
    request: Nothing;
    reply: FieldList;
  };
  /**
   * Make a field
   */
  '/v1/fields/add': {
    request: FieldAddition;
    reply: FieldDone;
  };
  /**
   * Rename a field
   */
  '/v1/fields/edit': {
    request: FieldUpdate;
    reply: FieldDone;
  };
  /**
   * Remove a field (can be undone)
   */
  '/v1/fields/remove': {
    request: FieldRequest;
    reply: FieldDone;
  };
  /**
   * What fits an ask or an offer
   */
  '/v1/postings/fitting': {
    request: FittingRequest;
    reply: Fitting;
  };
  /**
   * Forget a person (cannot be undone)
   */
  '/v1/people/forget': {
    request: ForgetRequest;
    reply: Forgotten;
  };
  /**
   * Whom a forgetting would be about
   */
  '/v1/people/forget/whom': {
    request: PersonRequest;
    reply: Forgettable;
  };
  /**
   * What can be read and written
   */
  '/v1/formats': {
    request: Nothing;
    reply: TransferFormats;
  };
  /**
   * Who is tied to whom
   */
  '/v1/insights/graph': {
    request: GraphRequest;
    reply: Graph;
  };
  /**
   * Who answers here?
   */
  '/v1/hello': {
    request: HelloRequest;
    reply: HelloReply;
  };
  /**
   * What was done
   */
  '/v1/history': {
    request: HistoryRequest;
    reply: History;
  };
  /**
   * Every import, newest first
   */
  '/v1/imports': {
    request: Nothing;
    reply: Imports;
  };
  /**
   * Announce a file to be imported
   */
  '/v1/imports/begin': {
    request: ImportBegin;
    reply: ImportBegun;
  };
  /**
   * Bring a chunk of a file; it is kept encrypted
   */
  '/v1/imports/chunk': {
    request: ImportChunk;
    reply: ImportKept;
  };
  /**
   * Throw away a file that was not imported, or was only tried
   */
  '/v1/imports/drop': {
    request: ImportRequest;
    reply: Imports;
  };
  /**
   * Say what a file is
   */
  '/v1/imports/look': {
    request: ImportLook;
    reply: ImportLooked;
  };
  /**
   * What became of each card or row of a file
   */
  '/v1/imports/rows': {
    request: ImportRowsRequest;
    reply: ImportRows;
  };
  /**
   * Import a file, or only try it, as a job
   */
  '/v1/imports/run': {
    request: ImportRun;
    reply: Job;
  };
  /**
   * One import
   */
  '/v1/imports/show': {
    request: ImportRequest;
    reply: Import;
  };
  /**
   * Take an import back as a whole, as a job
   */
  '/v1/imports/undo': {
    request: ImportRequest;
    reply: Job;
  };
  /**
   * One insight, in numbers
   */
  '/v1/insights/show': {
    request: InsightRequest;
    reply: Insight;
  };
  /**
   * Every insight there is
   */
  '/v1/insights': {
    request: Nothing;
    reply: Insights;
  };
  /**
   * Whom a number of an insight counts
   */
  '/v1/insights/people': {
    request: InsightPeopleRequest;
    reply: InsightPeople;
  };
  /**
   * Interactions with a person, or with anybody
   */
  '/v1/interactions': {
    request: InteractionsRequest;
    reply: Interactions;
  };
  /**
   * Write down an introduction
   */
  '/v1/introductions/add': {
    request: IntroductionRequest;
    reply: Introduced;
  };
  /**
   * Show an introduction
   */
  '/v1/introductions/show': {
    request: IntroductionOf;
    reply: Introduction;
  };
  /**
   * Introductions, and how far they are
   */
  '/v1/introductions': {
    request: IntroductionsRequest;
    reply: Introductions;
  };
  /**
   * Who came to you through whom
   */
  '/v1/introductions/chain': {
    request: ChainRequest;
    reply: Chain;
  };
  /**
   * A text to copy for an introduction
   */
  '/v1/introductions/draft': {
    request: DraftRequest;
    reply: Draft;
  };
  /**
   * Change an introduction (can be undone)
   */
  '/v1/introductions/edit': {
    request: IntroductionEdit;
    reply: Introduced;
  };
  /**
   * Remove an introduction (can be undone)
   */
  '/v1/introductions/remove': {
    request: IntroductionOf;
    reply: Introduced;
  };
  /**
   * Say what was done for an introduction
   */
  '/v1/introductions/step': {
    request: IntroductionStepRequest;
    reply: Introduced;
  };
  /**
   * One job
   */
  '/v1/jobs/show': {
    request: JobRequest;
    reply: Job;
  };
  /**
   * Long work of this run
   */
  '/v1/jobs': {
    request: Nothing;
    reply: Jobs;
  };
  /**
   * List the key slots; with a secret, only if it opens one
   */
  '/v1/keys': {
    request: Proof;
    reply: KeySlots;
  };
  /**
   * Add a key slot
   */
  '/v1/keys/add': {
    request: SlotAddition;
    reply: KeySlots;
  };
  /**
   * Try each key slot alone
   */
  '/v1/keys/check': {
    request: Proof;
    reply: SlotTrials;
  };
  /**
   * Exchange a passphrase
   */
  '/v1/keys/passphrase': {
    request: PassphraseChange;
    reply: KeySlots;
  };
  /**
   * Exchange the recovery key
   */
  '/v1/keys/recovery': {
    request: RecoveryChange;
    reply: KeySlots;
  };
  /**
   * Remove a key slot
   */
  '/v1/keys/remove': {
    request: SlotRemoval;
    reply: KeySlots;
  };
  /**
   * Give the database a new key, as a job
   */
  '/v1/keys/rotate': {
    request: RotationRequest;
    reply: Job;
  };
  /**
   * Need keyring and passphrase together, or no longer
   */
  '/v1/keys/strict': {
    request: StrictChange;
    reply: KeySlots;
  };
  /**
   * Whose pages these are, by their addresses
   */
  '/v1/people/known': {
    request: KnownRequest;
    reply: Known;
  };
  /**
   * Favours given and received
   */
  '/v1/ledger': {
    request: LedgerRequest;
    reply: Ledger;
  };
  /**
   * Add whom a link leads to, unless their page is somebody's in the book
   */
  '/v1/people/link': {
    request: LinkRequest;
    reply: Applied;
  };
  /**
   * Unlock with a passphrase, or from the keyring
   */
  '/v1/unlock/local': {
    request: LocalUnlock;
    reply: Status;
  };
  /**
   * Lock the vault
   */
  '/v1/lock': {
    request: Nothing;
    reply: Status;
  };
  /**
   * Log an interaction
   */
  '/v1/interactions/log': {
    request: LogRequest;
    reply: Logged;
  };
  /**
   * Change an interaction (can be undone)
   */
  '/v1/interactions/edit': {
    request: LogEdit;
    reply: Logged;
  };
  /**
   * Remove an interaction (can be undone)
   */
  '/v1/interactions/remove': {
    request: InteractionRequest;
    reply: Logged;
  };
  /**
   * Make one person of two (can be undone)
   */
  '/v1/people/merge': {
    request: MergeRequest;
    reply: Merged;
  };
  /**
   * What a merge would choose between
   */
  '/v1/people/merge/preview': {
    request: MergeRequest;
    reply: MergePreview;
  };
  /**
   * Say by whom an ask was met: a favour
   */
  '/v1/postings/met': {
    request: MetRequest;
    reply: FavourDone;
  };
  /**
   * Write a note
   */
  '/v1/notes/write': {
    request: NoteRequest;
    reply: Applied;
  };
  /**
   * A person's notes
   */
  '/v1/notes': {
    request: PersonRequest;
    reply: Notes;
  };
  /**
   * Say that a hit was opened
   */
  '/v1/search/opened': {
    request: OpenedRequest;
    reply: Opened;
  };
  /**
   * Opportunities, and what came through people
   */
  '/v1/opportunities': {
    request: OpportunitiesRequest;
    reply: Opportunities;
  };
  /**
   * Write down an opportunity
   */
  '/v1/opportunities/add': {
    request: OpportunityRequest;
    reply: OpportunityDone;
  };
  /**
   * Change an opportunity
   */
  '/v1/opportunities/edit': {
    request: OpportunityEdit;
    reply: OpportunityDone;
  };
  /**
   * Remove an opportunity (can be undone)
   */
  '/v1/opportunities/remove': {
    request: OpportunityReference;
    reply: OpportunityDone;
  };
  /**
   * An organisation, and who is or was there
   */
  '/v1/organisations/show': {
    request: OrganisationRequest;
    reply: Organisation;
  };
  /**
   * Every organisation
   */
  '/v1/organisations': {
    request: Nothing;
    reply: OrganisationList;
  };
  /**
   * Change an organisation
   */
  '/v1/organisations/edit': {
    request: OrganisationEdit;
    reply: OrganisationEdited;
  };
  /**
   * Make one organisation of two (can be undone)
   */
  '/v1/organisations/join': {
    request: OrganisationJoin;
    reply: OrganisationEdited;
  };
  /**
   * What a join of two organisations would choose between
   */
  '/v1/organisations/join/preview': {
    request: OrganisationJoin;
    reply: OrganisationJoinPreview;
  };
  /**
   * Where each value comes from
   */
  '/v1/people/origins': {
    request: PersonRequest;
    reply: Origins;
  };
  /**
   * Prove the code and receive the grant
   */
  '/v1/pair/finish': {
    request: PairFinish;
    reply: PairDone;
  };
  /**
   * Wait up to 8 s for the window to close
   */
  '/v1/pair/outcome': {
    request: Nothing;
    reply: WindowOutcome;
  };
  /**
   * Exchange keys, while a pairing window is open
   */
  '/v1/pair/start': {
    request: PairStart;
    reply: PairChallenge;
  };
  /**
   * Open the pairing window and make a code
   */
  '/v1/pair/window': {
    request: WindowRequest;
    reply: Window;
  };
  /**
   * Who can introduce you to whom you want to meet
   */
  '/v1/paths': {
    request: PathRequest;
    reply: Paths;
  };
  /**
   * Everybody, or all whom a query finds, in an order
   */
  '/v1/people/list': {
    request: PeopleListRequest;
    reply: PeopleList;
  };
  /**
   * A person's photo
   */
  '/v1/photo': {
    request: PersonRequest;
    reply: PhotoReply;
  };
  /**
   * Take a photo off a person (can be undone)
   */
  '/v1/photo/remove': {
    request: PersonRequest;
    reply: Applied;
  };
  /**
   * Write down an ask or an offer
   */
  '/v1/postings/make': {
    request: PostingRequest;
    reply: Posted;
  };
  /**
   * Asks and offers
   */
  '/v1/postings': {
    request: PostingsRequest;
    reply: Postings;
  };
  /**
   * Change an ask or an offer, or say what became of it
   */
  '/v1/postings/edit': {
    request: PostingEdit;
    reply: Posted;
  };
  /**
   * Remove an ask or an offer (can be undone)
   */
  '/v1/postings/remove': {
    request: PostingReference;
    reply: Posted;
  };
  /**
   * Write down a promise
   */
  '/v1/promises/make': {
    request: PromiseRequest;
    reply: Promised;
  };
  /**
   * Promises made
   */
  '/v1/promises': {
    request: PromisesRequest;
    reply: Promises;
  };
  /**
   * Say what became of a promise
   */
  '/v1/promises/end': {
    request: PromiseEnding;
    reply: Promised;
  };
  /**
   * A person's vCard as a QR code
   */
  '/v1/qr': {
    request: PersonRequest;
    reply: Qr;
  };
  /**
   * Wait for what became of a capture
   */
  '/v1/capture/receipt': {
    request: ReceiptRequest;
    reply: Receipt;
  };
  /**
   * Read kept pages again, as a job
   */
  '/v1/capture/again': {
    request: ReextractRequest;
    reply: Job;
  };
  /**
   * Say what another is to a person
   */
  '/v1/people/relation': {
    request: RelationRequest;
    reply: Applied;
  };
  /**
   * Take a relation off both
   */
  '/v1/people/relation/remove': {
    request: RelationRemoval;
    reply: Applied;
  };
  /**
   * Ask to be reminded of something
   */
  '/v1/reminders/make': {
    request: ReminderRequest;
    reply: Reminded;
  };
  /**
   * Reminders
   */
  '/v1/reminders': {
    request: RemindersRequest;
    reply: Reminders;
  };
  /**
   * Say that what one was reminded of is done; one that comes again waits for its next day
   */
  '/v1/reminders/done': {
    request: ReminderNamed;
    reply: Reminded;
  };
  /**
   * Change a reminder
   */
  '/v1/reminders/edit': {
    request: ReminderEdit;
    reply: Reminded;
  };
  /**
   * Remove a reminder (can be undone)
   */
  '/v1/reminders/remove': {
    request: ReminderNamed;
    reply: Reminded;
  };
  /**
   * Unpair a client
   */
  '/v1/clients/revoke': {
    request: RevokeRequest;
    reply: Client;
  };
  /**
   * Give a person one more role, or change one
   */
  '/v1/people/role': {
    request: RoleRequest;
    reply: Applied;
  };
  /**
   * Take a role off a person
   */
  '/v1/people/role/remove': {
    request: RoleRemoval;
    reply: Applied;
  };
  /**
   * Find people
   */
  '/v1/search': {
    request: SearchRequest;
    reply: SearchReply;
  };
  /**
   * Every saved search
   */
  '/v1/searches': {
    request: Nothing;
    reply: SavedSearches;
  };
  /**
   * Remove a saved search (can be undone)
   */
  '/v1/searches/remove': {
    request: SavedSearchRequest;
    reply: SearchSaved;
  };
  /**
   * Save a search under a name
   */
  '/v1/searches/save': {
    request: SaveSearchRequest;
    reply: SearchSaved;
  };
  /**
   * Show a person
   */
  '/v1/people/show': {
    request: PersonRequest;
    reply: Person;
  };
  /**
   * Leave a person or a reminder for later
   */
  '/v1/snooze': {
    request: SnoozeRequest;
    reply: Snoozed;
  };
  /**
   * Writes kept while the vault was locked, and those refused since
   */
  '/v1/spool': {
    request: Nothing;
    reply: SpoolState;
  };
  /**
   * Forget a refused write
   */
  '/v1/spool/discard': {
    request: RefusedRequest;
    reply: RefusedWrite;
  };
  /**
   * Apply a refused write after all
   */
  '/v1/spool/retry': {
    request: RefusedRequest;
    reply: RefusedWrite;
  };
  /**
   * State of vault and daemon
   */
  '/v1/status': {
    request: Nothing;
    reply: Status;
  };
  /**
   * What pages say otherwise
   */
  '/v1/people/suggestions': {
    request: SuggestionsRequest;
    reply: Suggestions;
  };
  /**
   * Every tag in use
   */
  '/v1/people/tags': {
    request: Nothing;
    reply: TagList;
  };
  /**
   * Tag several people, or take tags off them
   */
  '/v1/people/several/tag': {
    request: TagSeveralRequest;
    reply: AppliedToSeveral;
  };
  /**
   * Texts that drafts begin from
   */
  '/v1/introductions/templates': {
    request: Nothing;
    reply: Templates;
  };
  /**
   * Write or change a template
   */
  '/v1/introductions/templates/put': {
    request: TemplatePut;
    reply: TemplateKept;
  };
  /**
   * Make a template what Kithbook brings, or remove one of your own (can be undone)
   */
  '/v1/introductions/templates/reset': {
    request: TemplateRequest;
    reply: TemplateKept;
  };
  /**
   * How strong the tie with a person is, and why
   */
  '/v1/tie': {
    request: PersonRequest;
    reply: Tie;
  };
  /**
   * How you stand with a person
   */
  '/v1/touch': {
    request: PersonRequest;
    reply: Touch;
  };
  /**
   * Take an action back
   */
  '/v1/undo': {
    request: UndoRequest;
    reply: Undone;
  };
  /**
   * What an undo would do
   */
  '/v1/undo/preview': {
    request: UndoRequest;
    reply: UndoPreview;
  };
  /**
   * Let the daemon try its keyring slot; carries no secret
   */
  '/v1/unlock': {
    request: Nothing;
    reply: Status;
  };
  /**
   * Say that what was proposed fits, or does not
   */
  '/v1/postings/verdict': {
    request: Verdict;
    reply: Posted;
  };
  /**
   * Whom to reach out to this week
   */
  '/v1/week': {
    request: Nothing;
    reply: Week;
  };
  /**
   * Say of somebody in the week what came of it
   */
  '/v1/week/answer': {
    request: WeekAnswerRequest;
    reply: WeekAnswered;
  };
}
/**
 * Name suggestions: all of them are dealt with, or none.
 *
 * But of several values for what there is one of none is accepted: the answer says which wait.
 */
export interface SuggestionRequest {
  /**
   * Their ids, or the ends of them.
   *
   * @minItems 1
   * @maxItems 500
   */
  suggestions: [string, ...string[]];
}
/**
 * A write was done, once; asking again with the same item id gives this same answer.
 */
export interface Applied {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * The person as it is now; None once deleted.
   */
  person: Person | null;
  /**
   * What happened, for people: "Ada Lovelace added".
   */
  sentence: string;
  /**
   * After an addition: who in the book may be the same person, likest first.
   */
  proposals: Proposal[];
}
/**
 * Someone in the book, as shown everywhere.
 */
export interface Person {
  id: string;
  name: string;
  headline: string | null;
  location: string | null;
  about: string | null;
  /**
   * Where you met, in your words.
   */
  met_at: string | null;
  /**
   * Those of now before those that ended; the first of now is shown beside the name.
   */
  roles: Role[];
  identities: Identity[];
  tags: string[];
  /**
   * In fields of one's own making.
   */
  values: CustomValue[];
  dates: ImportantDate[];
  relations: Relation[];
  added_at: number;
  changed_at: number;
}
/**
 * What someone does or did, where and when.
 *
 * `since` and `until` are as precise as they are known: `2019`, `2019-05` or `2019-05-01`.
 */
export interface Role {
  id: string;
  title: string | null;
  organisation: string | null;
  since: string | null;
  /**
   * None while it is held.
   */
  until: string | null;
  /**
   * The day on which a page first showed it, where since when is not known.
   */
  seen: string | null;
  /**
   * Whether `until` is only the day on which a page no longer showed it.
   */
  until_seen: boolean;
}
/**
 * One e-mail, phone, profile or link of a person.
 */
export interface Identity {
  id: string;
  kind: IdentityKind;
  value: string;
  /**
   * A house mailbox or switchboard (info@...): shown, never used to match.
   */
  generic: boolean;
}
/**
 * A value that someone has in a field of one's own making.
 */
export interface CustomValue {
  id: string;
  field: string;
  /**
   * The field's.
   */
  name: string;
  kind: FieldKind;
  value: string;
}
/**
 * A birthday, an anniversary, or another day that matters.
 */
export interface ImportantDate {
  id: string;
  /**
   * birthday, anniversary, met, or words of one's own.
   */
  label: string;
  /**
   * `1984-04-12`; `--04-12` without its year (RFC 6350 section 4.3.1).
   */
  day: string;
}
/**
 * What someone is to the person shown.
 */
export interface Relation {
  id: string;
  /**
   * The other one.
   */
  person: string;
  /**
   * The other one's.
   */
  name: string;
  /**
   * What the other one is: "manager". Told from the side that is shown.
   */
  label: string;
  /**
   * The label is what the person shown is to the other one: "godmother" of theirs.
   */
  reverse: boolean;
  note: string | null;
}
/**
 * Somebody who may be the same person. Nothing is joined by it.
 */
export interface Proposal {
  /**
   * The other one.
   */
  person: string;
  name: string;
  /**
   * How likely, by what was measured on made-up people.
   */
  score: number;
  /**
   * What speaks for it.
   *
   * @maxItems 20
   */
  evidence:
    | []
    | [Evidence]
    | [Evidence, Evidence]
    | [Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence]
    | [Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence, Evidence]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ]
    | [
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence,
        Evidence
      ];
}
/**
 * Something that speaks for two people being one.
 */
export interface Evidence {
  kind:
    | 'id'
    | 'profile'
    | 'email'
    | 'phone'
    | 'linked'
    | 'link'
    | 'name'
    | 'alike'
    | 'called'
    | 'house'
    | 'house_email'
    | 'place';
  /**
   * What they share; of names, how the one is called. None of a name that both have just so.
   */
  one: string | null;
  /**
   * Of names, how the other is called, where that differs.
   */
  other: string | null;
  /**
   * How many people have that name, where these two are not alone.
   */
  namesakes: number | null;
  /**
   * Their names differ: two people may share it.
   */
  doubtful: boolean;
  sentence: string;
}
/**
 * Someone met without a page, or a draft turned into a person.
 */
export interface AddRequest {
  fields: PersonFields;
  /**
   * @maxItems 50
   */
  emails?: string[];
  /**
   * @maxItems 50
   */
  phones?: string[];
  /**
   * @maxItems 50
   */
  urls?: string[];
  /**
   * @maxItems 100
   */
  tags?: string[];
  note?: string | null;
  /**
   * The capture this person comes from, where a page named nobody for sure.
   */
  capture?: string | null;
}
/**
 * Single values of a person. A field left out stays; an explicit null empties it.
 */
export interface PersonFields {
  name?: string | null;
  headline?: string | null;
  /**
   * The title of the first role of now.
   */
  role?: string | null;
  /**
   * The organisation of the first role of now.
   */
  organisation?: string | null;
  location?: string | null;
  about?: string | null;
  met_at?: string | null;
}
/**
 * An empty message.
 */
export interface Nothing {}
/**
 * The backups that are remembered, and how they are made.
 */
export interface Backups {
  /**
   * Newest first.
   */
  backups: Backup[];
  places: Place[];
  /**
   * Who can open them beside the vault's recovery key.
   */
  recipients: string[];
  /**
   * 0 is never by itself.
   */
  every_hours: number;
  /**
   * The fingerprint of the key that signs them, as the recovery kit shows it.
   */
  signer: string;
  /**
   * The newest one that was proven.
   */
  proven: Backup | null;
  /**
   * The newest has less than half the rows of the one before; so none is removed for now.
   */
  shrunk: boolean;
  /**
   * What a person should see to, as sentences.
   */
  troubles: string[];
}
/**
 * A backup in a place.
 */
export interface Backup {
  name: string;
  place: string;
  /**
   * Where it is: what `verify` and `restore` take.
   */
  file: string;
  /**
   * The how manieth of this vault.
   */
  counter: number;
  made_at: number;
  /**
   * Bytes.
   */
  size: number;
  /**
   * None where it only lies there: what is restored does not remember what came after it.
   */
  people: number | null;
  /**
   * When it was last restored for trial, whole; None if never, or not any more.
   */
  proven_at: number | null;
  /**
   * What the last proof found wrong.
   */
  failure: string | null;
  /**
   * Why the last proof could not be made; that says nothing of the backup.
   */
  hindrance: string | null;
  /**
   * What was about to happen when it was made; None for the day's, or a person's own.
   */
  reason: string | null;
  /**
   * Whether it lies there now; None where the place is out of reach.
   */
  there: boolean | null;
}
/**
 * Where backups go.
 */
export interface Place {
  address: string;
  /**
   * When a backup was last meant to go there; None if never.
   */
  tried_at: number | null;
  /**
   * Why it did not arrive.
   */
  failure: string | null;
}
/**
 * Make a backup now.
 */
export interface BackupRequest {
  /**
   * A user's name, or an access key.
   */
  login?: string | null;
  secret?: string | null;
  /**
   * Only there; None is everywhere.
   */
  to?: string | null;
  /**
   * Opens it instead of any key; nobody can prove or restore it without. Needs `to`.
   */
  passphrase?: string | null;
}
/**
 * Long work: its progress, result and end.
 */
export interface Job {
  id: string;
  kind: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  /**
   * Units finished.
   */
  done: number;
  /**
   * Units in all, where known.
   */
  total: number | null;
  started_at: number;
  /**
   * What it is doing, or how it ended.
   */
  sentence: string;
  /**
   * Of what failed.
   */
  code: ErrorCode | null;
  result: {
    [k: string]: unknown;
  } | null;
}
/**
 * Bring single people back into the open vault.
 */
export interface BackupPeopleRequest {
  /**
   * A user's name, or an access key.
   */
  login?: string | null;
  secret?: string | null;
  /**
   * Its whole path or address; None is the newest.
   */
  file?: string | null;
  /**
   * Where the vault's own keys do not open it, as after a rotation.
   */
  recovery_key?: string | null;
  /**
   * Where that is what opens it.
   */
  passphrase?: string | null;
  /**
   * An id, the end of one, or a search.
   */
  query: string;
  /**
   * All whom the search finds, not only one.
   */
  every?: boolean;
}
/**
 * Let backups go to a place from now on, once it was tried; or tell a new name and secret.
 */
export interface PlaceRequest {
  /**
   * A user's name, or an access key.
   */
  login?: string | null;
  secret?: string | null;
  address: string;
}
/**
 * Let no more backups go to a place; those that lie there stay.
 */
export interface PlaceRemoval {
  address: string;
}
/**
 * How backups are made; what is None stays.
 */
export interface BackupSettings {
  recipients?:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | null;
  every_hours?: number | null;
}
/**
 * Prove a backup: restore it where it does no harm.
 */
export interface BackupProofRequest {
  /**
   * A user's name, or an access key.
   */
  login?: string | null;
  secret?: string | null;
  /**
   * Its whole path or address; None is the newest.
   */
  file?: string | null;
  /**
   * Where the vault's own keys do not open it, as after a rotation.
   */
  recovery_key?: string | null;
  /**
   * Where that is what opens it.
   */
  passphrase?: string | null;
}
/**
 * Ask for open asks, or offers, each with what fits it.
 */
export interface BoardRequest {
  kind?: 'ask' | 'offer';
  /**
   * As in `PostingsRequest`.
   */
  person?: string | null;
  limit?: number;
  each?: number;
}
/**
 * Open asks or offers with what fits each, in the order of `Postings`.
 */
export interface Board {
  rows: Fitting[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * What fits an ask or an offer: what was said to fit first, then the best first.
 */
export interface Fitting {
  posting: Posting;
  /**
   * The words of its text that stand in any of these.
   */
  marks: Mark[];
  proposals: Proposal1[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
  /**
   * Names of those by whom it was met; an empty name is you.
   */
  met_by: string[];
}
/**
 * What a person, or you, look for (an ask) or can give (an offer).
 */
export interface Posting {
  id: string;
  kind: 'ask' | 'offer';
  /**
   * Whose it is; None is yours.
   */
  person: string | null;
  /**
   * The person's; empty where it is yours.
   */
  name: string;
  text: string;
  tags: string[];
  state: 'open' | 'matched' | 'met' | 'closed';
  due: string | null;
  made_at: number;
  /**
   * When its text, tags, day or state were changed last.
   */
  changed_at: number;
}
/**
 * A part of a text to highlight, in Unicode code points: text[start:end].
 */
export interface Mark {
  start: number;
  end: number;
}
/**
 * Somebody who may fit an ask, or an ask that an offer may fit; and why.
 */
export interface Proposal1 {
  what: 'offer' | 'ask' | 'person';
  /**
   * The offer's, the ask's or the person's.
   */
  id: string;
  /**
   * Whose it is; None is yours.
   */
  person: string | null;
  /**
   * The person's; empty where it is yours.
   */
  name: string;
  /**
   * Their role and organisation, or the headline.
   */
  line: string;
  /**
   * Where the words stand, the best first.
   */
  pieces: Piece[];
  /**
   * The words that fit, as they stand in what was asked about.
   */
  words: string[];
  score: number;
  /**
   * Somebody said that it does.
   */
  fits: boolean;
}
/**
 * A text in which words of an ask or an offer stand.
 */
export interface Piece {
  /**
   * What it is: offer, ask, role, headline, organisation, place, tag, about, note, interaction,
   * or the name of an own field.
   */
  field: string;
  text: string;
  marks: Mark[];
}
/**
 * Ask for a brief on one person or several.
 */
export interface BriefRequest {
  /**
   * Each as in `PersonRequest`.
   *
   * @minItems 1
   * @maxItems 20
   */
  people:
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ];
}
/**
 * A brief.
 */
export interface Brief {
  today: string;
  people: BriefPerson[];
  /**
   * Who has to do with most of them first.
   */
  shared: SharedPerson[];
  /**
   * All of it as Markdown.
   */
  markdown: string;
}
/**
 * What to know of one person.
 */
export interface BriefPerson {
  person: Person;
  /**
   * Where there is a cadence.
   */
  contact: Contact | null;
  /**
   * The newest first.
   */
  changes: BriefChange[];
  /**
   * The last three.
   */
  last: Interaction[];
  /**
   * The newest three.
   */
  notes: Note[];
  entries: BriefEntry[];
  /**
   * Where it is within a month.
   */
  birthday: Birthday | null;
}
/**
 * With whom there is a cadence, and how that stands.
 */
export interface Contact {
  person: string;
  name: string;
  state: 'fresh' | 'due' | 'overdue';
  /**
   * The last interaction's, else when the person was added.
   */
  since: string;
  /**
   * Since then.
   */
  days: number;
  ideal: number;
  latest: number;
  /**
   * Tags the cadence comes from, of each threshold the strictest; none where it is their own.
   */
  tags: string[];
  last: Interaction | null;
  /**
   * The newest note about them, where they are listed.
   */
  note: string | null;
}
/**
 * Something you had to do with people, once for all of them.
 */
export interface Interaction {
  id: string;
  kind: InteractionKind;
  day: string;
  /**
   * The minute, where that is known.
   */
  at: number | null;
  /**
   * Who took part and is still in the book.
   */
  people: Participant[];
  /**
   * Your note on it.
   */
  text: string | null;
  place: string | null;
  /**
   * None is both of you, or not said: a meeting is of both.
   */
  begun_by: ('me' | 'them') | null;
}
/**
 * Somebody who took part.
 */
export interface Participant {
  id: string;
  name: string;
}
/**
 * What a page said newly of somebody since you were last in touch.
 */
export interface BriefChange {
  label: string;
  before: string | null;
  after: string | null;
  at: number;
}
/**
 * Something you wrote down about a person.
 */
export interface Note {
  id: string;
  text: string;
  written_at: number;
}
/**
 * Something open between you and somebody.
 */
export interface BriefEntry {
  /**
   * What you promised, what they did, a reminder; what they need, what they can give; an
   * introduction under way; a thank-you owed.
   */
  kind: 'promise' | 'theirs' | 'reminder' | 'ask' | 'offer' | 'introduction' | 'thanks';
  person: string;
  text: string;
  day: string | null;
}
/**
 * A birthday that is near.
 */
export interface Birthday {
  person: string;
  name: string;
  /**
   * As it is known: 1984-04-12, or without its year --04-12.
   */
  day: string;
  /**
   * When it is next; that of 29 February on the 28th in other years.
   */
  on: string;
  /**
   * Until then.
   */
  days: number;
  /**
   * How old they get, where the year is known.
   */
  turns: number | null;
}
/**
 * Somebody else whom one or several of them know.
 */
export interface SharedPerson {
  person: string;
  name: string;
  reasons: SharedReason[];
}
/**
 * How one of those whom a brief is on knows somebody.
 */
export interface SharedReason {
  /**
   * Somebody is `what` of theirs, or they of somebody; both took part in something; both are at
   * an organisation now.
   */
  kind: 'relation' | 'reverse' | 'together' | 'organisation';
  /**
   * The name of the one of them, where the brief is on several.
   */
  whose: string | null;
  /**
   * The label of a relation, the kind of an interaction, the organisation.
   */
  what: string;
  /**
   * Of an interaction.
   */
  day: string | null;
  /**
   * The same for people: "Ada: manager", "Bo: at ACME".
   */
  sentence: string;
}
/**
 * Say how often you want to be in touch.
 */
export interface CadenceRequest {
  /**
   * As in `PersonRequest`.
   */
  person?: string | null;
  tag?: string | null;
  /**
   * From so many days after the last interaction it is due.
   */
  ideal: number;
  /**
   * After more than so many days it is overdue; None is the ideal and half of it again.
   */
  latest?: number | null;
}
/**
 * A cadence was set, or taken off.
 */
export interface CadenceSet {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is off.
   */
  cadence: Cadence | null;
  sentence: string;
}
/**
 * How often you want to be in touch, of one person or of everybody with a tag.
 */
export interface Cadence {
  person: string | null;
  /**
   * The person's, or the tag's.
   */
  name: string;
  ideal: number;
  latest: number;
}
/**
 * Every cadence that is set: tags first, then people by name.
 */
export interface Cadences {
  cadences: Cadence[];
}
/**
 * Whom a cadence is for: one person, or everybody with a tag. Exactly one of the two.
 */
export interface CadenceSubject {
  /**
   * As in `PersonRequest`.
   */
  person?: string | null;
  tag?: string | null;
}
/**
 * Name a job.
 */
export interface JobRequest {
  job: string;
}
/**
 * Bring in a page.
 */
export interface CaptureRequest {
  snapshot: PageSnapshot;
  note?: string | null;
}
/**
 * The trimmed DOM of a page plus its envelope, as the extension saw it.
 */
export interface PageSnapshot {
  v?: 1;
  url: string;
  canonical?: string | null;
  title?: string;
  lang?: string;
  captured_at: number;
  ext_version?: string;
  /**
   * Which version of the trim rules made `html`; 0 where nothing trimmed it.
   */
  trim_version?: number;
  html: string;
  /**
   * Allow-listed values of the page's own state, per site.
   */
  state?: {
    [k: string]: unknown;
  };
  /**
   * @maxItems 50
   */
  images?: PageImage[];
  /**
   * The text the person had selected.
   */
  selection?: string;
}
/**
 * An image of the page that could be a portrait.
 */
export interface PageImage {
  src: string;
  current_src: string;
  alt: string;
  w: number;
  h: number;
}
/**
 * The capture is on disk, encrypted. Sent before anything is made of it.
 */
export interface Acknowledgement {
  capture: string;
  received_at: number;
}
/**
 * Bring in a picture of the person of a capture, drawn anew by the browser from its screen.
 */
export interface PhotoRequest {
  /**
   * An earlier capture of the same client.
   */
  capture: string;
  image: string;
  /**
   * The picture's address on the page, without its query: the same one is not stored again.
   */
  source?: string;
  /**
   * What the page calls the picture, where nothing else says that it shows the page's person.
   */
  alt?: string | null;
}
/**
 * What became of a picture: one that is nobody's, or will not do, is not kept.
 */
export interface PhotoKept {
  kept: boolean;
  /**
   * What to undo.
   */
  change_set: string | null;
}
/**
 * Every client that was ever paired.
 */
export interface Clients {
  clients: Client[];
}
/**
 * A paired extension.
 */
export interface Client {
  id: string;
  name: string;
  /**
   * `chrome-extension://...` or `moz-extension://...`; from anywhere else it is refused.
   */
  origin: string;
  scope: 'capture' | 'full';
  paired_at: number;
  /**
   * When it last called, to the hour.
   */
  last_used_at: number | null;
  revoked_at: number | null;
}
/**
 * Name one person.
 */
export interface PersonRequest {
  /**
   * A person's id, the tail of one, or the id of the capture that made or met the person.
   */
  person: string;
}
/**
 * Who may have worked with someone: those of now first. Who left before they came is none.
 */
export interface Colleagues {
  colleagues: Colleague[];
}
/**
 * Someone with a role where another has, or had, one.
 */
export interface Colleague {
  person: string;
  name: string;
  organisation: string;
  title: string | null;
  since: string | null;
  until: string | null;
  /**
   * Whether both were surely there at the same time; else the dates leave it open.
   */
  together: boolean;
}
/**
 * Set an important date of someone, or take it off.
 */
export interface DateRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  label: string;
  /**
   * None takes it off.
   */
  day: string | null;
}
/**
 * Name several people: something is done to all of them as one action.
 */
export interface SeveralRequest {
  /**
   * Each as in `PersonRequest`.
   *
   * @minItems 1
   * @maxItems 100
   */
  people: [string, ...string[]];
}
/**
 * A write about several people was done.
 */
export interface AppliedToSeveral {
  /**
   * What to undo, all of it at once; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * How many of them it changed.
   */
  people: number;
  sentence: string;
}
/**
 * Say that two people are not the same. Remembered until either is forgotten.
 */
export interface DistinctRequest {
  /**
   * A person's id, the tail of one, or the id of the capture that made or met the person.
   */
  person: string;
  /**
   * The same of the other one.
   */
  other: string;
}
/**
 * Every known site of which something was captured.
 */
export interface Drift {
  sites: SiteRuns[];
}
/**
 * How the newest captures of one site were read.
 */
export interface SiteRuns {
  site: string;
  name: string;
  /**
   * Newest first.
   *
   * @maxItems 50
   */
  statuses: ('ok' | 'degraded' | 'broken' | 'not_profile' | 'wall' | 'unknown_site')[];
  /**
   * What is told of it, dismissed or not.
   */
  notice: string | null;
  dismissed: boolean;
}
/**
 * Name a site.
 */
export interface SiteRequest {
  /**
   * Its id, as `linkedin`, or its name.
   */
  site: string;
}
/**
 * What may be told of a page that is read badly. Nobody can be known by it.
 */
export interface SiteReport {
  site: string;
  name: string;
  /**
   * Version of the reader that made this report.
   */
  pipeline: number;
  /**
   * How that reader reads the page.
   */
  status: 'ok' | 'degraded' | 'broken' | 'not_profile' | 'wall' | 'unknown_site';
  fields: SiteField[];
  /**
   * All of it as Markdown for an issue: the above, and the page's tags without its texts.
   */
  text: string;
}
/**
 * How a field of a page was looked for.
 */
export interface SiteField {
  field: string;
  /**
   * How many ways of finding it the site's own file knows.
   */
  strategies: number;
  /**
   * Which of them found it, counted from 1; None where none did.
   */
  found: number | null;
}
/**
 * Ask with whom it is time again.
 */
export interface DueRequest {
  /**
   * Of each list.
   */
  limit?: number;
  /**
   * Days ahead of which birthdays are told.
   */
  horizon?: number;
}
/**
 * With whom it is time again, and of what.
 */
export interface Due {
  today: string;
  /**
   * Open ones whose day is today or past and that are not left for later, the earliest first.
   */
  reminders: Reminder[];
  /**
   * Of today and the days ahead, the next one first.
   */
  birthdays: Birthday[];
  /**
   * The overdue first, then the due, each by how far they are past it.
   */
  contacts: Contact[];
  /**
   * Open ones whose day is today or past, the earliest first.
   */
  promises: Promise[];
  /**
   * By how many of their gaps have passed.
   */
  losing_touch: Fading[];
  /**
   * Who is left for later, whoever is back next first.
   */
  resting: Resting[];
  /**
   * One of the lists is longer than the limit.
   */
  more: boolean;
}
/**
 * Something to be reminded of, once or again and again.
 */
export interface Reminder {
  id: string;
  /**
   * Whom it is about, if anybody.
   */
  person: string | null;
  /**
   * The person's.
   */
  name: string | null;
  text: string;
  /**
   * When it comes, or came and is not done.
   */
  day: string;
  time: string | null;
  /**
   * An RRULE counted from the first day; None comes once.
   */
  rule: string | null;
  /**
   * The rule in words, where there are some for it.
   */
  every: string | null;
  /**
   * Left for later, until that day.
   */
  snoozed: string | null;
  state: 'open' | 'done';
  made_at: number;
  /**
   * The last one with the person.
   */
  last: Interaction | null;
  /**
   * The newest note about the person.
   */
  note: string | null;
}
/**
 * What one of you said they would do.
 */
export interface Promise {
  id: string;
  person: string;
  /**
   * The person's.
   */
  name: string;
  /**
   * Whether they promised it, and not you.
   */
  theirs: boolean;
  text: string;
  due: string | null;
  state: 'open' | 'kept' | 'dropped';
  /**
   * Where it was promised.
   */
  interaction: string | null;
  made_at: number;
}
/**
 * Somebody without a cadence, met regularly once and no longer.
 */
export interface Fading {
  person: string;
  name: string;
  /**
   * Since the last interaction.
   */
  days: number;
  /**
   * The median number of days between two, before that.
   */
  gap: number;
  last: Interaction;
  /**
   * The newest note about them.
   */
  note: string | null;
}
/**
 * Somebody who would be due and is left for later.
 */
export interface Resting {
  person: string;
  name: string;
  until: string;
}
/**
 * How much is due today: people, promises, reminders and birthdays.
 */
export interface DueCount {
  today: string;
  /**
   * Each person, promise and reminder once; not who is being lost: that is for no single day.
   */
  count: number;
  /**
   * The first three whom it is about, each once.
   */
  names: string[];
}
/**
 * List people who may be the same.
 */
export interface DuplicatesRequest {
  limit?: number;
  /**
   * Only those who may be this person: an id, the tail of one, or a capture's; None is all.
   */
  person?: string | null;
}
/**
 * Pairs that may be one person, likest first.
 */
export interface Duplicates {
  duplicates: Duplicate[];
  /**
   * How many pairs there are, listed or not.
   */
  total: number;
}
/**
 * Two people who may be one.
 */
export interface Duplicate {
  /**
   * The one who was added first.
   */
  person: string;
  name: string;
  other: Proposal;
}
/**
 * Change single values, identities, tags and own fields of one person.
 */
export interface EditRequest {
  /**
   * A person's id, the tail of one, or the id of the capture that made or met the person.
   */
  person: string;
  fields?: PersonFields;
  /**
   * @maxItems 100
   */
  add_tags?: string[];
  /**
   * @maxItems 100
   */
  remove_tags?: string[];
  /**
   * @maxItems 50
   */
  add_emails?: string[];
  /**
   * @maxItems 50
   */
  add_phones?: string[];
  /**
   * @maxItems 50
   */
  add_urls?: string[];
  /**
   * Ids of e-mails, phones, profiles and links that are wrong; no page brings them back.
   *
   * @maxItems 50
   */
  remove_identities?: string[];
  /**
   * In fields of one's own making.
   *
   * @maxItems 50
   */
  values?: ValueEdit[];
  /**
   * Ids of such values to take off.
   *
   * @maxItems 50
   */
  remove_values?: string[];
}
/**
 * Set a value; where a field takes several, add one more.
 */
export interface ValueEdit {
  /**
   * As in `FieldRequest`.
   */
  field: string;
  /**
   * None takes every value of that field off.
   */
  value: string | null;
}
/**
 * Ask for the next piece of an export.
 */
export interface ExportRequest {
  format: string;
  /**
   * Only whom a search finds; None is everybody.
   */
  query?: string | null;
  /**
   * Only one, as in `PersonRequest`.
   */
  person?: string | null;
  /**
   * Only these; with none, it is for `query` and `person` to say. Whoever is gone is left out.
   *
   * @maxItems 5000
   */
  people?: string[];
  /**
   * As the last piece gave it; None begins.
   */
  after?: string | null;
}
/**
 * A piece of an export: the texts of all pieces, in their order, are the whole.
 */
export interface ExportPiece {
  parts: ExportPart[];
  /**
   * Ask for the next piece with this; None ends it.
   */
  after: string | null;
  /**
   * In this piece.
   */
  people: number;
  /**
   * People in all.
   */
  total: number;
}
/**
 * Text of a file.
 */
export interface ExportPart {
  /**
   * Which file, of a format with many.
   */
  file: string | null;
  text: string;
}
/**
 * Write down a favour. It is logged as an interaction too.
 */
export interface FavourRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  given: boolean;
  text?: string | null;
  /**
   * None is today. Never still to come.
   */
  on?: string | null;
}
/**
 * A favour was written down or removed, an ask met.
 */
export interface FavourDone {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is removed.
   */
  favour: Favour | null;
  /**
   * The ask that was met by it.
   */
  posting: Posting | null;
  sentence: string;
}
/**
 * Something that one of you did for the other.
 */
export interface Favour {
  id: string;
  person: string;
  name: string;
  /**
   * You did it for them; else they did it for you.
   */
  given: boolean;
  text: string | null;
  day: string;
  /**
   * What was logged of it: there its day and text are changed.
   */
  interaction: string;
  /**
   * The ask that it met.
   */
  ask: string | null;
}
/**
 * Name a favour.
 */
export interface FavourReference {
  /**
   * Its id or the end of it.
   */
  favour: string;
}
/**
 * How the feed stands.
 */
export interface Feed {
  on: boolean;
  /**
   * Its address; None where it is off, or was told once.
   */
  url: string | null;
  names: boolean;
  /**
   * When its address was made.
   */
  made_at: number | null;
  sentence: string;
}
/**
 * Turn the feed on, or give it a new address.
 */
export interface FeedRequest {
  /**
   * Whether it says whom an entry is about, and what reminders and promises say.
   */
  names?: boolean;
  /**
   * Whether the address is told this once only: of it no more than a hash is kept.
   */
  once?: boolean;
}
/**
 * Every field of one's own making, oldest first.
 */
export interface FieldList {
  fields: CustomField[];
}
/**
 * A field that people can have beside those everybody has.
 */
export interface CustomField {
  id: string;
  name: string;
  kind: FieldKind;
  choices: string[];
  /**
   * Whether a person may have more than one value.
   */
  several: boolean;
  /**
   * How many have a value.
   */
  people: number;
}
/**
 * Make a field.
 */
export interface FieldAddition {
  name: string;
  kind: FieldKind;
  /**
   * Of a choice, and of nothing else.
   *
   * @maxItems 200
   */
  choices?: string[];
  several?: boolean;
}
/**
 * A field was made, changed or removed, once; the same item again gives this answer.
 */
export interface FieldDone {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once removed.
   */
  field: CustomField | null;
  sentence: string;
}
/**
 * Rename a field, or change what may be chosen; what is left out stays.
 */
export interface FieldUpdate {
  /**
   * As in `FieldRequest`.
   */
  field: string;
  name?: string | null;
  /**
   * All that may be chosen from now on; values that people have stay.
   */
  choices?: string[] | null;
}
/**
 * Name a field.
 */
export interface FieldRequest {
  /**
   * Its name in any case, its id, or the end of that.
   */
  field: string;
}
/**
 * Ask what fits an ask or an offer.
 */
export interface FittingRequest {
  /**
   * Its id or the end of it.
   */
  posting: string;
  limit?: number;
}
/**
 * Forget one person. Cannot be undone, so the name must be typed.
 */
export interface ForgetRequest {
  /**
   * As in `PersonRequest`; of the deleted too.
   */
  person: string;
  /**
   * The person's name, as the person at the keys typed it; case and spaces do not count.
   */
  name: string;
}
/**
 * Somebody was forgotten. Says nothing of whom: this answer is kept.
 */
export interface Forgotten {
  /**
   * Whether their words have left every page of the file; if not, a job goes on with it.
   */
  wiped: boolean;
  sentence: string;
}
/**
 * Whom a forgetting would be about, to be shown before it is asked for.
 */
export interface Forgettable {
  id: string;
  name: string;
  deleted: boolean;
  notes: number;
  captures: number;
  interactions: number;
  promises: number;
  introductions: number;
  /**
   * Others whose notes, or whose pages' words about them, hold the name; those stay.
   */
  named_by: number;
  /**
   * When the last of the backups that hold them has aged out; None where there are no backups.
   */
  in_backups_until: number | null;
}
/**
 * What can be read and what can be written.
 */
export interface TransferFormats {
  reads: ExportFormat[];
  writes: ExportFormat[];
}
/**
 * A format that can be written.
 */
export interface ExportFormat {
  name: string;
  title: string;
  /**
   * Of a file's name; empty where it is a folder of files.
   */
  suffix: string;
}
/**
 * Ask for the graph of who is tied to whom.
 */
export interface GraphRequest {
  /**
   * Only those whom it finds; empty is everybody.
   */
  query?: string;
  /**
   * People: the closest to you, then those with most ties.
   */
  limit?: number;
}
/**
 * Who is tied to whom.
 */
export interface Graph {
  nodes: GraphNode[];
  ties: GraphTie[];
  /**
   * In all, before the limit.
   */
  people: number;
  /**
   * As in `SearchReply`.
   */
  notes: SearchNote[];
}
/**
 * A person in the graph.
 */
export interface GraphNode {
  person: string;
  name: string;
  /**
   * How close they are to you now.
   */
  strength: number;
  /**
   * The tag, of those that most have, that they have.
   */
  group: string | null;
}
/**
 * Two people who are tied, by their places in the list of nodes.
 */
export interface GraphTie {
  one: number;
  other: number;
  /**
   * `relation`: you wrote down what they are to each other; `together`: they took part in the
   * same things.
   */
  kind: 'relation' | 'together';
  /**
   * Relations, or things they took part in.
   */
  count: number;
  /**
   * What they are to each other, of a relation; else empty.
   */
  label: string;
}
/**
 * Something of a query that was not understood, or what is going on.
 */
export interface SearchNote {
  kind:
    | 'quotation'
    | 'opening'
    | 'closing'
    | 'valueless'
    | 'operator'
    | 'date'
    | 'words'
    | 'value'
    | 'saved'
    | 'circular'
    | 'indexing';
  operator: string | null;
  /**
   * Of an operator that is one; the name of a saved search.
   */
  value: string | null;
  /**
   * People who are not in the index yet.
   */
  count: number | null;
  sentence: string;
}
/**
 * Ask who answers on this port.
 */
export interface HelloRequest {
  /**
   * 16 random bytes; the reply repeats them under the daemon's signature.
   */
  nonce: string;
}
/**
 * Who answers. Trust it only when its signature verifies with the key learnt at pairing.
 */
export interface HelloReply {
  /**
   * The request's nonce.
   */
  nonce: string;
  /**
   * 16 random bytes made at start. Every signed request names it, so replays die with it.
   */
  boot: string;
  /**
   * Which vault this is. Changes when a vault is made anew or restored.
   */
  vault: string;
  state: VaultState;
  /**
   * The sealing key's epoch. Envelopes of an older one can no longer be opened.
   */
  epoch: number;
  oldest_protocol: number;
  newest_protocol: number;
  /**
   * The daemon's own version, for people.
   */
  version: string;
}
/**
 * List what was done, newest first.
 */
export interface HistoryRequest {
  /**
   * Only what touched this person; None is everything.
   */
  person?: string | null;
  limit?: number;
}
/**
 * Change sets, newest first.
 */
export interface History {
  deeds: Deed[];
}
/**
 * One change set: all that one action did.
 */
export interface Deed {
  id: string;
  /**
   * add, edit, capture, note, tag, delete, merge, undo, forget, reextract, accept, dismiss, role,
   * organisation, date, relation, field, distinct, log, relog, unlog, promise, cadence, import, undo
   * import.
   */
  kind: string;
  at: number;
  /**
   * Who did it: "cli", or a client's id.
   */
  by: string;
  undone: boolean;
  /**
   * Names of the people it touched: as they are now, of the deleted as they last were. Where it
   * touched nobody, of the organisation, the field or the tag.
   *
   * @maxItems 3
   */
  about: [] | [string] | [string, string] | [string, string, string];
  /**
   * How many more it touched.
   */
  others: number;
  /**
   * What a page said newly of somebody's work: "New job: Engineer → CTO".
   */
  news: string | null;
  /**
   * Of a row it removed, also what the row held last.
   */
  edits: FieldEdit[];
}
/**
 * One field of one row, before and after.
 */
export interface FieldEdit {
  entity: string;
  row: string;
  /**
   * The row in words, and whose it is: "birthday of Ada Lovelace".
   */
  of: string;
  field: string;
  /**
   * The field, as people call it.
   */
  label: string;
  /**
   * As people know it: names in the place of ids, times by this machine's clock.
   */
  before: {
    [k: string]: unknown;
  };
  after: unknown;
}
/**
 * Imports, newest first.
 */
export interface Imports {
  imports: Import[];
}
/**
 * One import.
 */
export interface Import {
  id: string;
  name: string;
  size: number;
  format: string | null;
  state: 'sent' | 'running' | 'tried' | 'done' | 'undoing' | 'undone' | 'failed';
  at: number;
  counts: ImportCounts;
  /**
   * All that it did, once it did anything.
   */
  change_set: string | null;
  /**
   * Why it failed, or what of the file could not be read.
   */
  sentence: string | null;
}
/**
 * What became of a file's cards or rows.
 */
export interface ImportCounts {
  new: number;
  /**
   * People known before who got something, or for whom something is suggested.
   */
  changed: number;
  same: number;
  skipped: number;
  /**
   * Values that wait as suggestions.
   */
  suggested: number;
  /**
   * Values that are kept otherwise than they stood in the file.
   */
  converted: number;
}
/**
 * Announce a file.
 */
export interface ImportBegin {
  /**
   * As its person calls it.
   */
  name?: string;
  /**
   * Bytes.
   */
  size: number;
}
/**
 * A file may come, in chunks.
 */
export interface ImportBegun {
  /**
   * Of the import.
   */
  id: string;
  /**
   * Bytes of each chunk but the last.
   */
  chunk: number;
}
/**
 * Bring a chunk of a file; the same one may come again.
 */
export interface ImportChunk {
  id: string;
  /**
   * From 0.
   */
  number: number;
  content: string;
}
/**
 * A chunk was kept, encrypted.
 */
export interface ImportKept {
  /**
   * Bytes of the file that are there.
   */
  kept: number;
}
/**
 * Name an import.
 */
export interface ImportRequest {
  /**
   * Its id, or the end of it.
   */
  id: string;
}
/**
 * Have a look at a file that is there: nothing is imported.
 */
export interface ImportLook {
  /**
   * As in `ImportRequest`.
   */
  id: string;
  /**
   * None has it told by its content.
   */
  format?: string | null;
  mapping?: {
    [k: string]: string;
  };
}
/**
 * What a file is.
 */
export interface ImportLooked {
  format: string;
  /**
   * The format, for people.
   */
  title: string;
  /**
   * Of a table with columns of its own making.
   */
  headings: string[];
  /**
   * Guessed, remembered or given.
   */
  mapping: {
    [k: string]: string;
  };
  /**
   * What a column may go to, beside `field:` and a name of one's own.
   */
  fields: string[];
  /**
   * Its first rows.
   */
  sample: string[][];
}
/**
 * List what became of cards or rows, in the order of the file.
 */
export interface ImportRowsRequest {
  /**
   * As in `ImportRequest`.
   */
  id: string;
  state?: ('new' | 'changed' | 'same' | 'skipped' | 'part') | null;
  /**
   * Only those of which something is kept otherwise.
   */
  converted?: boolean;
  /**
   * Rows up to this one are left out.
   */
  after?: number;
  limit?: number;
}
/**
 * What became of cards or rows.
 */
export interface ImportRows {
  rows: ImportRow[];
  more: boolean;
}
/**
 * What became of one card or row.
 */
export interface ImportRow {
  /**
   * As people count: from 1, the header not counted.
   */
  number: number;
  state: 'new' | 'changed' | 'same' | 'skipped' | 'part';
  /**
   * The person's, as the file has it.
   */
  name: string | null;
  /**
   * Whom it made or met, if they are there.
   */
  person: string | null;
  /**
   * What was done and why.
   */
  remarks: ImportRemark[];
}
/**
 * Something that was done with a card or row, or could not be.
 */
export interface ImportRemark {
  kind:
    | 'added'
    | 'note'
    | 'reminder'
    | 'promise'
    | 'interactions'
    | 'cadence'
    | 'changed'
    | 'suggested'
    | 'kept'
    | 'unchanged'
    | 'noted'
    | 'twice'
    | 'forgotten'
    | 'converted'
    | 'skipped';
  what: string | null;
  before: string | null;
  after: string | null;
  sentence: string;
}
/**
 * Import a file that is there, or try what that would do.
 */
export interface ImportRun {
  /**
   * As in `ImportRequest`.
   */
  id: string;
  dry_run?: boolean;
  format?: string | null;
  /**
   * Remembered for tables with the same headings.
   */
  mapping?: {
    [k: string]: string;
  };
}
/**
 * Ask for one insight.
 */
export interface InsightRequest {
  name: string;
  /**
   * How far back, this month included; for those that go by months.
   */
  months?: number;
  /**
   * Rows; for those that list the largest first.
   */
  limit?: number;
}
/**
 * Numbers, in a table that can be drawn.
 */
export interface Insight {
  name: string;
  title: string;
  /**
   * What is counted, and how: one sentence.
   */
  told: string;
  /**
   * `months`: rows are months, the earliest first; `bars`: rows are things, largest first.
   */
  chart: 'months' | 'bars';
  /**
   * The columns of a row add up to something.
   */
  stacked: boolean;
  /**
   * What the numbers are numbers of.
   */
  counts: 'people' | 'contacts' | 'ties' | 'introductions' | 'favours';
  columns: InsightColumn[];
  rows: InsightRow[];
  /**
   * There are rows beyond the limit.
   */
  more: boolean;
  /**
   * As in `SearchReply`.
   */
  notes: SearchNote[];
}
/**
 * One kind of number in each row.
 */
export interface InsightColumn {
  key: string;
  title: string;
}
/**
 * What is counted: a month, a place, a person...
 */
export interface InsightRow {
  /**
   * Names it in `InsightPeopleRequest`.
   */
  key: string;
  label: string;
  /**
   * Whose row it is, where it is a person's.
   */
  person: string | null;
  /**
   * One a column.
   */
  cells: InsightCell[];
}
/**
 * One number.
 */
export interface InsightCell {
  value: number;
  /**
   * What finds just the people it counts, where the query language can say that.
   */
  query: string | null;
}
/**
 * Every insight there is, in the order in which they are shown.
 */
export interface Insights {
  insights: InsightSummary[];
}
/**
 * One insight that can be asked for.
 */
export interface InsightSummary {
  name: string;
  title: string;
  /**
   * What is counted, and how: one sentence.
   */
  told: string;
}
/**
 * Ask whom a number counts.
 */
export interface InsightPeopleRequest {
  name: string;
  row: string;
  column: string;
  months?: number;
  limit?: number;
  offset?: number;
}
/**
 * Whom a number counts, by name.
 */
export interface InsightPeople {
  people: InsightPerson[];
  /**
   * In all.
   */
  count: number;
}
/**
 * Somebody who is counted.
 */
export interface InsightPerson {
  person: string;
  name: string;
  /**
   * Role and organisation, or the headline.
   */
  line: string;
}
/**
 * List interactions.
 */
export interface InteractionsRequest {
  /**
   * As in `PersonRequest`; None is everybody.
   */
  person?: string | null;
  limit?: number;
}
/**
 * Interactions, newest first.
 */
export interface Interactions {
  interactions: Interaction[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Think of an introduction, or write one down that was made.
 */
export interface IntroductionRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * As in `PersonRequest`; None is you.
   */
  other?: string | null;
  /**
   * As in `PersonRequest`; None is you. You are not both.
   */
  introducer?: string | null;
  why?: string | null;
  note?: string | null;
  state?: 'idea' | 'asked' | 'made' | 'met';
  /**
   * When that was; None is today. Never still to come.
   */
  when?: string | null;
  /**
   * As in `IntroductionStepRequest`.
   */
  log?: boolean;
}
/**
 * An introduction was written down, changed or removed.
 */
export interface Introduced {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is removed.
   */
  introduction: Introduction | null;
  sentence: string;
}
/**
 * An introduction of two people, one of whom may be you, by a third or by you.
 */
export interface Introduction {
  id: string;
  /**
   * Who is asked first, where you introduce.
   */
  person: Party;
  /**
   * None is you.
   */
  other: Party | null;
  /**
   * None is you.
   */
  introducer: Party | null;
  why: string | null;
  state: 'idea' | 'asked' | 'agreed' | 'relayed' | 'mutual' | 'made' | 'met' | 'done' | 'declined';
  /**
   * What came of it, or why it was declined.
   */
  outcome: string | null;
  note: string | null;
  /**
   * In the order of their days.
   */
  steps: StepTaken[];
  /**
   * When the introducer was thanked.
   */
  thanked: string | null;
  /**
   * Whether you were introduced and have not thanked the introducer yet.
   */
  thanks_owed: boolean;
  /**
   * What comes next, as a rule; None where nothing does.
   */
  next: ('ask' | 'agree' | 'decline' | 'make' | 'met' | 'outcome' | 'thank') | null;
  created_at: number;
}
/**
 * Somebody who is introduced, or introduces.
 */
export interface Party {
  id: string;
  name: string;
}
/**
 * When it came to a state.
 */
export interface StepTaken {
  state: 'idea' | 'asked' | 'agreed' | 'relayed' | 'mutual' | 'made' | 'met' | 'done' | 'declined';
  day: string;
}
/**
 * Name an introduction.
 */
export interface IntroductionOf {
  /**
   * Its id or the end of it.
   */
  introduction: string;
}
/**
 * List introductions.
 */
export interface IntroductionsRequest {
  /**
   * As in `PersonRequest`: who takes part in any way; None is everybody.
   */
  person?: string | null;
  /**
   * Open: not yet done nor declined, or thanks are owed; thanks: only where these are.
   */
  which?: 'open' | 'all' | 'thanks';
  limit?: number;
}
/**
 * Introductions, the newest first.
 */
export interface Introductions {
  introductions: Introduction[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Ask who came to you through whom.
 */
export interface ChainRequest {
  /**
   * As in `PersonRequest`: whose tree; None is everybody's.
   */
  person?: string | null;
  limit?: number;
}
/**
 * Trees of who came through whom: each person before those who came through them.
 */
export interface Chain {
  links: ChainLink[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Somebody in the tree.
 */
export interface ChainLink {
  person: Party;
  /**
   * 0 is who came to you through nobody.
   */
  depth: number;
  /**
   * When they were introduced to you, where that is known.
   */
  day: string | null;
  /**
   * How many came through them, and through these.
   */
  brought: number;
}
/**
 * Ask for a text to copy.
 */
export interface DraftRequest {
  /**
   * Its id or the end of it.
   */
  introduction: string;
  /**
   * None is the one for what comes next.
   */
  template?: string | null;
}
/**
 * A text to copy and send yourself: Kithbook sends nothing.
 */
export interface Draft {
  template: string;
  /**
   * Whom it is for.
   */
  to: Party[];
  text: string;
}
/**
 * Change what is said of an introduction; what is left out stays.
 */
export interface IntroductionEdit {
  /**
   * Its id or the end of it.
   */
  introduction: string;
  /**
   * Empty it goes.
   */
  why?: string | null;
  /**
   * Empty it goes.
   */
  note?: string | null;
  /**
   * To put right how far it is: nothing is logged, and no day is taken down.
   */
  state?:
    | ('idea' | 'asked' | 'agreed' | 'relayed' | 'mutual' | 'made' | 'met' | 'done' | 'declined')
    | null;
}
/**
 * Say what was done for an introduction, or answered.
 */
export interface IntroductionStepRequest {
  /**
   * Its id or the end of it.
   */
  introduction: string;
  step: 'ask' | 'agree' | 'decline' | 'make' | 'met' | 'outcome' | 'thank';
  /**
   * None is today. Never still to come.
   */
  when?: string | null;
  /**
   * What came of it; why it was declined.
   */
  text?: string | null;
  /**
   * Once it is made, log that as an interaction with all who take part.
   */
  log?: boolean;
}
/**
 * Jobs of this run of the daemon, newest first.
 */
export interface Jobs {
  jobs: Job[];
}
/**
 * A present secret: it gives the database key, and shows that it is the person who asks.
 */
export interface Proof {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
}
/**
 * The slots, as their file says; only an unlock proves that it is right.
 */
export interface KeySlots {
  vault: string;
  /**
   * Counts rewrites.
   */
  generation: number;
  /**
   * The fingerprint of the key that signs backups, as the kit shows it.
   */
  signer: string;
  /**
   * Whether keyring and passphrase open the vault only together.
   */
  strict: boolean;
  slots: KeySlot[];
  warning: string | null;
}
/**
 * One wrapped copy of the database key.
 */
export interface KeySlot {
  id: string;
  kind: 'passphrase' | 'keyring' | 'strict' | 'recovery';
  /**
   * What opens it, in words.
   */
  needs: string;
  /**
   * None where an early version did not write it down.
   */
  made_at: number | null;
  /**
   * Where a passphrase is part of it.
   */
  argon2: Argon2Cost | null;
}
/**
 * What one try of a passphrase costs (Argon2id, RFC 9106).
 */
export interface Argon2Cost {
  /**
   * KiB.
   */
  memory: number;
  passes: number;
  lanes: number;
}
/**
 * Let one more secret open the vault.
 */
export interface SlotAddition {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  kind: 'passphrase' | 'keyring';
  /**
   * For a passphrase.
   */
  new_passphrase?: string | null;
}
/**
 * What came of trying each.
 */
export interface SlotTrials {
  trials: SlotTrial[];
}
/**
 * What came of trying one slot alone.
 */
export interface SlotTrial {
  id: string;
  kind: 'passphrase' | 'keyring' | 'strict' | 'recovery';
  outcome: 'opens' | 'fails' | 'untried';
  sentence: string;
}
/**
 * Exchange a passphrase.
 */
export interface PassphraseChange {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  new_passphrase: string;
  /**
   * The slot's id or the tail of it; None is the one that was typed, or the only one.
   */
  slot?: string | null;
}
/**
 * Exchange the recovery key. Its secret half never reaches the daemon.
 */
export interface RecoveryChange {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  /**
   * The new key's public half.
   */
  recipient: string;
}
/**
 * Take a slot away.
 */
export interface SlotRemoval {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  /**
   * Its id or the tail of it.
   */
  slot: string;
}
/**
 * Give the database a new key, and the daemon too. Every browser has to pair again.
 */
export interface RotationRequest {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  /**
   * None keeps the one that was typed; needed with a recovery key.
   */
  new_passphrase?: string | null;
}
/**
 * Turn strict mode on or off.
 */
export interface StrictChange {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`
   */
  recovery_key?: string | null;
  on: boolean;
  /**
   * None keeps the one that was typed.
   */
  new_passphrase?: string | null;
}
/**
 * Ask whose pages these are.
 */
export interface KnownRequest {
  /**
   * @minItems 1
   * @maxItems 100
   */
  urls: [string, ...string[]];
}
/**
 * Whose pages they are.
 */
export interface Known {
  /**
   * For each address, in their order: who in the book has it as their own page. Who is shown is
   * only ever somebody whom a capture of that address would have met by it.
   */
  people: (string | null)[];
}
/**
 * Ask for favours given and received.
 */
export interface LedgerRequest {
  /**
   * As in `PersonRequest`; None is everybody.
   */
  person?: string | null;
  /**
   * Of favours, and of balances.
   */
  limit?: number;
}
/**
 * Favours, the newest first, and how many went each way.
 */
export interface Ledger {
  favours: Favour[];
  given: number;
  /**
   * Of all, beyond the limit too.
   */
  received: number;
  /**
   * The latest first; years without a favour are left out.
   */
  years: Year[];
  /**
   * By person, who had most to do with favours first.
   */
  balances: Balance[];
  /**
   * There are further favours beyond the limit.
   */
  more: boolean;
}
/**
 * Favours of one year.
 */
export interface Year {
  year: number;
  given: number;
  received: number;
}
/**
 * How many favours went each way between you and a person.
 *
 * Counts of what was written down, and no more: not what it was worth, and no mark for anybody.
 */
export interface Balance {
  person: string;
  name: string;
  given: number;
  received: number;
  /**
   * Opportunities that came through them and were won.
   */
  through: number;
  /**
   * Of the last favour.
   */
  last: string | null;
}
/**
 * Keep whom a link leads to, without looking at the page.
 */
export interface LinkRequest {
  url: string;
  /**
   * What the link says; the name is its first line with a letter, else what the address says.
   */
  text?: string;
}
/**
 * Unlock from the command line.
 */
export interface LocalUnlock {
  passphrase?: string | null;
  /**
   * `AGE-SECRET-KEY-1...`; with neither, the keyring slot is tried.
   */
  recovery_key?: string | null;
}
/**
 * What `kithbook status` and the popup's footer show.
 */
export interface Status {
  state: VaultState;
  vault: string;
  /**
   * The daemon's version.
   */
  version: string;
  /**
   * 0 where the daemon listens on no port (one command without a running daemon).
   */
  port: number;
  started_at: number;
  /**
   * Idle minutes until the vault locks itself; 0 is never.
   */
  lock_after_minutes: number;
  /**
   * What else locks it now: switched on, and told to the daemon. Watched since the first
   * unlock.
   */
  locks_on: Occasion[];
  /**
   * Paired and not revoked.
   */
  clients: number;
  /**
   * The kinds of key slots that can open the vault.
   */
  slots: string[];
  /**
   * How many people are in the book; None while locked.
   */
  people: number | null;
  /**
   * Captures stored but not yet extracted; None while locked.
   */
  waiting: number | null;
  /**
   * Where pages are read; None until the worker has run.
   */
  jail: Jail | null;
  /**
   * Writes kept sealed until their turn, which comes after the unlock.
   */
  spooled: number;
  /**
   * Kept writes that could not be applied; None while locked.
   */
  refused: number | null;
  /**
   * Sites that changed their pages; None while locked.
   */
  notices: SiteNotice[] | null;
  /**
   * The newest backup that was restored for trial; None where none was, or while locked.
   */
  proven: Backup | null;
  /**
   * What is wrong with the backups, as sentences; None while locked.
   */
  troubles: string[] | null;
  /**
   * None where no window is open and none was just now.
   */
  dialog: Dialog | null;
  /**
   * What the person should see to: damage that was found, and mended or not.
   */
  warnings: VaultWarning[];
}
/**
 * What the worker, which reads pages, cannot reach: as far as this system lets itself.
 */
export interface Jail {
  /**
   * No address, no port, not even this machine's own.
   */
  network: boolean;
  /**
   * No file to read, write or list.
   */
  files: boolean;
  /**
   * No system call but those of plain computing.
   */
  calls: boolean;
}
/**
 * A site has changed its pages.
 */
export interface SiteNotice {
  /**
   * Its id, to dismiss the notice by.
   */
  site: string;
  sentence: string;
}
/**
 * The system's own window for the passphrase, which `unlock` opens where the keyring fails.
 */
export interface Dialog {
  open: boolean;
  /**
   * What to do; where it is closed, why, and when there can be a new one.
   */
  sentence: string;
}
/**
 * Something that the person should see to.
 */
export interface VaultWarning {
  kind: 'missing' | 'damaged' | 'mended' | 'strangers' | 'updated';
  what: string | null;
  /**
   * Of browsers.
   */
  count: number | null;
  sentence: string;
}
/**
 * Log an interaction with one person or several.
 */
export interface LogRequest {
  /**
   * Each as in `PersonRequest`.
   *
   * @minItems 1
   * @maxItems 100
   */
  people: [string, ...string[]];
  kind: InteractionKind;
  /**
   * None is today. Never still to come.
   */
  when?: string | null;
  text?: string | null;
  place?: string | null;
  /**
   * None is both of you, or not said.
   */
  begun_by?: ('me' | 'them') | null;
}
/**
 * An interaction was logged, changed or removed.
 */
export interface Logged {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is removed.
   */
  interaction: Interaction | null;
  sentence: string;
}
/**
 * Change an interaction, for all who took part; what is left out stays.
 */
export interface LogEdit {
  /**
   * Its id or the end of it.
   */
  interaction: string;
  kind?: InteractionKind | null;
  /**
   * Never still to come.
   */
  when?: string | null;
  /**
   * Empty it goes.
   */
  text?: string | null;
  /**
   * Empty it goes.
   */
  place?: string | null;
  begun_by?: ('me' | 'them' | 'both') | null;
  /**
   * Who took part too, each as in `PersonRequest`.
   *
   * @maxItems 100
   */
  add_people?: string[];
  /**
   * Who did not; somebody must be left.
   *
   * @maxItems 100
   */
  remove_people?: string[];
}
/**
 * Name an interaction.
 */
export interface InteractionRequest {
  /**
   * Its id or the end of it.
   */
  interaction: string;
}
/**
 * Merge one person into another.
 */
export interface MergeRequest {
  /**
   * Who stays, as in `PersonRequest`.
   */
  kept: string;
  /**
   * Who is merged into them, as in `PersonRequest`.
   */
  other: string;
  /**
   * Where both have a value, the other's counts for these, else the kept person's.
   *
   * @maxItems 100
   */
  take?: string[];
}
/**
 * Two people are one.
 */
export interface Merged {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * The person as it is now; None once deleted.
   */
  person: Person | null;
  /**
   * What happened, for people: "Ada Lovelace added".
   */
  sentence: string;
  /**
   * After an addition: who in the book may be the same person, likest first.
   */
  proposals: Proposal[];
  /**
   * Which values are in force now; the others are in the history.
   */
  choices: Choice[];
}
/**
 * A value that the two have differently, or only the other has.
 */
export interface Choice {
  field: string;
  kept: string | null;
  other: string;
  /**
   * Whose counts after the merge; the other one is in the history.
   */
  takes: 'kept' | 'other';
}
/**
 * What a merge would do; everything that there can be several of comes together.
 */
export interface MergePreview {
  kept: Person;
  other: Person;
  choices: Choice[];
}
/**
 * Say that an ask was met, and by whom: that is a favour, in the ledger.
 */
export interface MetRequest {
  /**
   * The ask's id or the end of it.
   */
  posting: string;
  /**
   * As in `PersonRequest`; None is you. For an ask of yours somebody else has to be named.
   */
  by?: string | null;
  /**
   * What was done; None is what was asked for.
   */
  text?: string | null;
  /**
   * None is today. Never still to come.
   */
  on?: string | null;
}
/**
 * Write a note about someone.
 */
export interface NoteRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  text: string;
  /**
   * An existing note to replace the text of.
   */
  note?: string | null;
}
/**
 * A person's notes, newest first.
 */
export interface Notes {
  notes: Note[];
}
/**
 * Say that a hit was opened: whom you open often comes first among equals.
 */
export interface OpenedRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
}
/**
 * It was taken note of.
 */
export interface Opened {
  sentence: string;
}
/**
 * List opportunities.
 */
export interface OpportunitiesRequest {
  /**
   * Only what came through them, or involves them, as in `PersonRequest`.
   */
  person?: string | null;
  state?: ('open' | 'active' | 'won' | 'lost') | null;
  limit?: number;
}
/**
 * Opportunities, the newest first.
 */
export interface Opportunities {
  opportunities: Opportunity[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
  /**
   * How many there are in each state, of all or of this person, beyond the limit too.
   */
  counts: {
    [k: string]: number;
  };
  /**
   * What those that were won come to: what came through people.
   */
  came: Sum[];
  /**
   * What those that are open or active would come to.
   */
  ahead: Sum[];
}
/**
 * A chance that came through somebody.
 */
export interface Opportunity {
  id: string;
  kind: 'job' | 'referral' | 'funding' | 'customer' | 'collaboration' | 'service';
  title: string;
  /**
   * Through whom it came.
   */
  person: string;
  /**
   * Theirs.
   */
  name: string;
  /**
   * Who else is involved and still in the book.
   */
  people: Participant[];
  state: 'open' | 'active' | 'won' | 'lost';
  value: Money | null;
  outcome: string | null;
  /**
   * On which it came.
   */
  day: string;
  /**
   * On which it was won or lost.
   */
  ended: string | null;
  made_at: number;
}
/**
 * An amount.
 */
export interface Money {
  hundredths: number;
  currency: string;
}
/**
 * What opportunities in one currency come to.
 */
export interface Sum {
  currency: string;
  hundredths: number;
  /**
   * Of those that have a value in it.
   */
  count: number;
}
/**
 * Write down an opportunity.
 */
export interface OpportunityRequest {
  /**
   * Through whom it came, as in `PersonRequest`.
   */
  person: string;
  kind: 'job' | 'referral' | 'funding' | 'customer' | 'collaboration' | 'service';
  title: string;
  /**
   * Who else is involved.
   *
   * @maxItems 50
   */
  people?: string[];
  state?: 'open' | 'active' | 'won' | 'lost';
  value?: Money | null;
  outcome?: string | null;
  /**
   * When it came; None is today. Never still to come.
   */
  on?: string | null;
}
/**
 * An opportunity was written down, changed or removed.
 */
export interface OpportunityDone {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is removed.
   */
  opportunity: Opportunity | null;
  sentence: string;
}
/**
 * Change an opportunity; what is left out stays.
 */
export interface OpportunityEdit {
  /**
   * Its id or the end of it.
   */
  opportunity: string;
  person?: string | null;
  kind?: ('job' | 'referral' | 'funding' | 'customer' | 'collaboration' | 'service') | null;
  title?: string | null;
  state?: ('open' | 'active' | 'won' | 'lost') | null;
  value?: Money | null;
  /**
   * Take the value off.
   */
  no_value?: boolean;
  /**
   * Empty it goes.
   */
  outcome?: string | null;
  on?: string | null;
  /**
   * @maxItems 50
   */
  add_people?: string[];
  /**
   * @maxItems 50
   */
  remove_people?: string[];
}
/**
 * Name an opportunity.
 */
export interface OpportunityReference {
  /**
   * Its id or the end of it.
   */
  opportunity: string;
}
/**
 * Name an organisation.
 */
export interface OrganisationRequest {
  /**
   * Its name in any case, its id, or the end of that.
   */
  organisation: string;
}
/**
 * An organisation, and who is or was there.
 */
export interface Organisation {
  id: string;
  name: string;
  website: string | null;
  note: string | null;
  /**
   * Whoever is there now first.
   */
  people: Member[];
}
/**
 * Someone with a role at an organisation.
 */
export interface Member {
  person: string;
  name: string;
  role: Role;
}
/**
 * Organisations where somebody is or was, in the order of the alphabet.
 */
export interface OrganisationList {
  organisations: OrganisationLine[];
}
/**
 * An organisation in a list.
 */
export interface OrganisationLine {
  id: string;
  name: string;
  website: string | null;
  /**
   * People who are there now.
   */
  current: number;
  /**
   * People who only were.
   */
  past: number;
  /**
   * Others of the list that may be the same house: their names differ in case, accents,
   * punctuation and legal form only.
   *
   * @maxItems 20
   */
  alike:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ];
}
/**
 * Change an organisation, for everyone there.
 */
export interface OrganisationEdit {
  /**
   * As in `OrganisationRequest`.
   */
  organisation: string;
  fields?: OrganisationFields;
}
/**
 * Values of an organisation. One left out stays; an explicit null empties it.
 */
export interface OrganisationFields {
  name?: string | null;
  website?: string | null;
  note?: string | null;
}
/**
 * An organisation was changed, once; asking again with the same item gives this answer.
 */
export interface OrganisationEdited {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  organisation: Organisation;
  sentence: string;
}
/**
 * Join one organisation to another: two spellings of one house.
 */
export interface OrganisationJoin {
  /**
   * Which stays, as in `OrganisationRequest`.
   */
  kept: string;
  /**
   * Which is joined to it, as in `OrganisationRequest`.
   */
  other: string;
  /**
   * Where both have a value, the other's counts for these, else the kept one's.
   *
   * @maxItems 2
   */
  take?: [] | ['name' | 'website'] | ['name' | 'website', 'name' | 'website'];
}
/**
 * What a join would do; the people, their roles and the notes of both come together.
 */
export interface OrganisationJoinPreview {
  kept: Organisation;
  other: Organisation;
  choices: OrganisationChoice[];
}
/**
 * A value that the two have differently, or only the other has.
 */
export interface OrganisationChoice {
  field: 'name' | 'website';
  kept: string | null;
  other: string;
  /**
   * Whose counts after the join; the other one is in the history.
   */
  takes: 'kept' | 'other';
}
/**
 * Every value of a person.
 */
export interface Origins {
  origins: Origin[];
}
/**
 * One value that a person has, and where it comes from.
 */
export interface Origin {
  entity: string;
  row: string;
  field: string;
  /**
   * The field as people call it, and of what: "since when (Analyst at Acme)".
   */
  label: string;
  said: Saying;
  /**
   * What it was before, newest first.
   *
   * @maxItems 20
   */
  earlier:
    | []
    | [Saying]
    | [Saying, Saying]
    | [Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying]
    | [Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying, Saying]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ]
    | [
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying,
        Saying
      ];
}
/**
 * A value, and who said it.
 */
export interface Saying {
  /**
   * None where it was emptied.
   */
  value: string | null;
  /**
   * What kind of action said it: `capture` a page; `add`, `edit`, `accept` a person; `merge`;
   * `import` a file.
   */
  kind: string;
  /**
   * Who did it: "cli", or a client's id.
   */
  by: string;
  at: number;
  /**
   * The action, which `undo` takes back.
   */
  change_set: string;
  /**
   * The page, where one said it.
   */
  url: string | null;
  /**
   * How often what was read like this is right; None where a person said it.
   */
  confidence: number | null;
  /**
   * What read it in the page.
   */
  layer: string | null;
  /**
   * The file it was imported from, as its person called it, and what kind of file that was.
   */
  file: string | null;
}
/**
 * The extension shows that it knows the code.
 */
export interface PairFinish {
  pairing: string;
  /**
   * HMAC-SHA256 over T under the client's proof key.
   */
  proof: string;
}
/**
 * The daemon shows that it knows the code too, and hands over the grant.
 */
export interface PairDone {
  /**
   * HMAC-SHA256 over T under the daemon's proof key.
   */
  proof: string;
  /**
   * A `Grant` as JSON, AES-256-GCM (12-byte nonce first) under the grant key.
   */
  grant: string;
}
/**
 * How the window closed, or that it is still open.
 */
export interface WindowOutcome {
  /**
   * `burnt`: three wrong codes.
   */
  state: 'open' | 'paired' | 'expired' | 'burnt';
  client: Client | null;
}
/**
 * The extension opens: who it is, and its half of the key exchange.
 */
export interface PairStart {
  /**
   * What the person will see in the list of clients, for example "Chromium on Linux".
   */
  name: string;
  /**
   * The client's Ed25519 public key, 32 bytes; its private half never leaves the browser.
   */
  client_key: string;
  /**
   * A fresh X25519 public key, 32 bytes.
   */
  exchange_key: string;
  /**
   * 16 random bytes.
   */
  nonce: string;
}
/**
 * The daemon's half of the key exchange.
 */
export interface PairChallenge {
  /**
   * 16 random bytes that name this attempt.
   */
  pairing: string;
  /**
   * A fresh X25519 public key, 32 bytes.
   */
  exchange_key: string;
}
/**
 * Open the pairing window. Only the command line can.
 */
export interface WindowRequest {
  scope?: 'capture' | 'full';
  /**
   * The only one that may use the code; from anywhere else the window is not there.
   */
  origin?: string | null;
}
/**
 * An open window.
 */
export interface Window {
  /**
   * 10 characters of Crockford base32 (50 bits), shown as XXXXX-XXXXX. Good once.
   */
  code: string;
  /**
   * How long the code is good for.
   */
  seconds: number;
}
/**
 * Ask for the best ways to somebody.
 */
export interface PathRequest {
  /**
   * An id as in `PersonRequest`, "someone at Acme", "someone in Berlin", or words of the query
   * language.
   */
  to: string;
  limit?: number;
}
/**
 * The best ways, each by somebody else.
 */
export interface Paths {
  ways: Way[];
  /**
   * How many people were meant.
   */
  targets: number;
  /**
   * Why there is no way, where there is none: nobody is meant; no contact with anybody was logged
   * yet; or there simply is none.
   */
  why: ('nobody' | 'no_contact' | 'no_way') | null;
  /**
   * The same in words.
   */
  sentence: string | null;
}
/**
 * One way, from whom you would ask to whom you would meet.
 */
export interface Way {
  /**
   * All of its steps multiplied, your own tie with the first one as well.
   */
  worth: number;
  /**
   * Of your own tie with the first one.
   */
  strength: number;
  /**
   * Your last contact with the first one.
   */
  last: string | null;
  /**
   * One alone is somebody whom you know yourself.
   */
  steps: WayStep[];
}
/**
 * Somebody on the way, and why who stands before them knows them.
 */
export interface WayStep {
  person: Party;
  /**
   * The strongest first; none for the first one, whom you know yourself.
   */
  reasons: Reason[];
}
/**
 * Why two people know each other, as far as the book says.
 */
export interface Reason {
  kind:
    | 'relation'
    | 'introduced'
    | 'introduced_by_you'
    | 'introduced_to_you'
    | 'introduced_somebody'
    | 'interaction'
    | 'organisation';
  /**
   * The name of the one of them who comes first in what is said.
   */
  one: string;
  other: string;
  /**
   * The label of a relation, the kind of an interaction, the organisation.
   */
  what: string | null;
  /**
   * Where they had to do with you.
   */
  place: string | null;
  /**
   * How what is noted of that begins.
   */
  text: string | null;
  /**
   * The first year in which both were at an organisation.
   */
  since: number | null;
  /**
   * The last such year; None where both are there now.
   */
  until: number | null;
  sentence: string;
  /**
   * When that was last so; None where it has no day.
   */
  day: string | null;
}
/**
 * List everybody, or all whom a query finds, in an order; nobody is guessed.
 */
export interface PeopleListRequest {
  query?: string;
  /**
   * `last`: by the last contact, the latest first. `due`: by the day on which contact is due,
   * the earliest first. Who has no such day comes behind those who have.
   */
  sort?: 'name' | 'newest' | 'last' | 'due';
  /**
   * The other way round; who has no such day still comes last.
   */
  reverse?: boolean;
  limit?: number;
  offset?: number;
  /**
   * As in `SearchRequest`.
   */
  complete?: boolean;
}
/**
 * A page of a list of people.
 */
export interface PeopleList {
  hits: Hit[];
  /**
   * People in the whole list, counted exactly.
   */
  count: number;
  /**
   * As in `SearchReply`.
   */
  notes: SearchNote[];
  completions: Completion[];
}
/**
 * One person found, and why.
 */
export interface Hit {
  person: string;
  name: string;
  name_marks: Mark[];
  /**
   * Role and organisation, or the headline.
   */
  line: string;
  line_marks: Mark[];
  /**
   * Where the match was, if not in name or line: "tag", "note", "email", ...
   */
  field: string | null;
  /**
   * A piece of that field around the match.
   */
  snippet: string;
  snippet_marks: Mark[];
  /**
   * To copy by key.
   */
  email: string | null;
  /**
   * The profile to open by key.
   */
  url: string | null;
  tags: string[];
  /**
   * What was typed is only nearly theirs: a typing error, or a sound.
   */
  guessed: boolean;
  /**
   * The day of the last contact.
   */
  last: string | null;
  /**
   * The day on which contact is due by a cadence.
   */
  due: string | null;
  /**
   * Where it was asked for.
   */
  score: Score | null;
}
/**
 * Why a hit stands where it does: kind and lift are added up.
 */
export interface Score {
  /**
   * How the person was found, in words: the weakest match of all that was typed.
   */
  kind: string;
  /**
   * Of that kind.
   */
  worth: number;
  /**
   * For closeness and for having been opened before; always less than a step between kinds.
   */
  lift: number;
}
/**
 * A way to go on.
 */
export interface Completion {
  /**
   * The whole query, so completed.
   */
  query: string;
  shown: string;
  /**
   * Where it is one that has no value yet.
   */
  operator:
    | (
        | 'tag'
        | 'org'
        | 'role'
        | 'place'
        | 'met'
        | 'added'
        | 'changed'
        | 'due'
        | 'knows'
        | 'ask'
        | 'offer'
        | 'source'
        | 'has'
        | 'is'
        | 'in'
      )
    | null;
  /**
   * What that operator asks for, in a few words; empty for a value.
   */
  help: string;
  /**
   * People who have a value; exact to 1,000, and then 1,001. None for an operator.
   */
  count: number | null;
}
/**
 * The photo of a person, if there is one.
 */
export interface PhotoReply {
  photo: Photo | null;
}
/**
 * A person's photo.
 */
export interface Photo {
  image: string;
  width: number;
  height: number;
  /**
   * The page that showed it.
   */
  url: string;
  taken_at: number;
}
/**
 * Write down what somebody looks for, or can give.
 */
export interface PostingRequest {
  kind: 'ask' | 'offer';
  /**
   * As in `PersonRequest`; None is you.
   */
  person?: string | null;
  text: string;
  /**
   * @maxItems 20
   */
  tags?:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ];
  /**
   * By which day; it may be past.
   */
  due?: string | null;
}
/**
 * An ask or an offer was written down, changed or removed.
 */
export interface Posted {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is removed.
   */
  posting: Posting | null;
  sentence: string;
}
/**
 * List asks and offers.
 */
export interface PostingsRequest {
  kind?: ('ask' | 'offer') | null;
  /**
   * As in `PersonRequest`; None is everybody, and you.
   */
  person?: string | null;
  /**
   * Only yours.
   */
  mine?: boolean;
  /**
   * Those too that were met or closed.
   */
  ended?: boolean;
  limit?: number;
}
/**
 * Asks and offers: those with a day first, the earliest first; then the newest first.
 */
export interface Postings {
  postings: Posting[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Change an ask or an offer; what is left out stays.
 */
export interface PostingEdit {
  /**
   * Its id or the end of it.
   */
  posting: string;
  text?: string | null;
  /**
   * All it has from now on.
   */
  tags?:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | null;
  /**
   * Empty it goes.
   */
  due?: string | null;
  state?: ('open' | 'matched' | 'met' | 'closed') | null;
}
/**
 * Name an ask or an offer.
 */
export interface PostingReference {
  /**
   * Its id or the end of it.
   */
  posting: string;
}
/**
 * Write down a promise.
 */
export interface PromiseRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  text: string;
  theirs?: boolean;
  /**
   * A day; it may be past.
   */
  due?: string | null;
  /**
   * Where it was promised: an interaction's id or the end of it.
   */
  interaction?: string | null;
}
/**
 * A promise was written down, or has ended.
 */
export interface Promised {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  promise: Promise;
  sentence: string;
}
/**
 * List promises.
 */
export interface PromisesRequest {
  /**
   * As in `PersonRequest`; None is everybody.
   */
  person?: string | null;
  /**
   * Those too that were kept or dropped.
   */
  ended?: boolean;
  limit?: number;
}
/**
 * Promises: those with a day first, the earliest first; then the newest first.
 */
export interface Promises {
  promises: Promise[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Say what became of a promise.
 */
export interface PromiseEnding {
  /**
   * Its id or the end of it.
   */
  promise: string;
  /**
   * `open` opens it again.
   */
  state: 'open' | 'kept' | 'dropped';
}
/**
 * A person as a QR code that a phone's camera offers to save.
 */
export interface Qr {
  /**
   * What it says: the name, and as much of the rest as it holds.
   */
  vcard: string;
  svg: string;
  /**
   * For a terminal.
   */
  text: string;
}
/**
 * Ask what became of a capture; waits for the answer.
 */
export interface ReceiptRequest {
  capture: string;
  wait_seconds?: number;
}
/**
 * What became of a capture.
 */
export interface Receipt {
  capture: string;
  state: 'pending' | 'done';
  /**
   * `draft`: the page named nobody for sure; the capture is kept and a name may be given.
   * `forgotten`: it was taken before its person was forgotten, and nothing of it is kept.
   */
  outcome: ('created' | 'updated' | 'unchanged' | 'draft' | 'forgotten') | null;
  kind: ('person' | 'organisation' | 'article' | 'list' | 'other') | null;
  status: ('ok' | 'degraded' | 'broken' | 'not_profile' | 'wall' | 'unknown_site') | null;
  /**
   * Version of the reader; None for captures from before it was said.
   */
  pipeline: number | null;
  /**
   * The page's canonical address.
   */
  url: string;
  title: string;
  person: Person | null;
  fields: ReceiptField[];
  changed: FieldChange[];
  /**
   * Where the page differs from what you typed: kept aside, never written over yours.
   */
  suggested: FieldChange[];
  /**
   * For a draft: whom the page may be about.
   */
  suggested_name: string | null;
  /**
   * Of a list page: whom it names, to choose from; of an article: who wrote it.
   * Nobody is added by itself.
   *
   * @maxItems 200
   */
  people: ListedPerson[];
  /**
   * Who else in the book may be this person, as of now, likest first; nobody was joined.
   */
  proposals: Proposal[];
  /**
   * When this person was first captured, if before now.
   */
  first_saved_at: number | null;
  /**
   * What to undo.
   */
  change_set: string | null;
}
/**
 * One value the page gave.
 */
export interface ReceiptField {
  field: string;
  value: string;
  /**
   * Measured precision of the layer that found it, 0 to 1.
   */
  confidence: number;
  layer: string;
  /**
   * Below the bar for filling in by itself: shown marked, or only suggested.
   */
  guessed: boolean;
}
/**
 * What a capture changed in someone already known.
 */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}
/**
 * One of several people that a list page names, or the author of an article.
 */
export interface ListedPerson {
  name: string;
  headline: string | null;
  /**
   * Their own page, where the list leads to one.
   */
  url: string | null;
  organisation: string | null;
  /**
   * Who that is, where their page is known already.
   */
  person: string | null;
}
/**
 * Read kept pages again. What differs becomes suggestions.
 */
export interface ReextractRequest {
  /**
   * Only pages of this site, by its id or name.
   */
  site?: string | null;
  /**
   * Only pages captured from then on.
   */
  since?: number | null;
  /**
   * Say what would come of it, and change nothing.
   */
  dry_run?: boolean;
}
/**
 * Say what another is to a person; the same again changes the note.
 */
export interface RelationRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * As in `PersonRequest`.
   */
  other: string;
  /**
   * partner, colleague, knows, manager, report, met through, introduced, parent, child, or words
   * of one's own: what the other is to the person.
   */
  label: string;
  /**
   * Of words of one's own: what the person is to the other.
   */
  inverse?: string | null;
  /**
   * Left out it stays; empty it goes.
   */
  note?: string | null;
}
/**
 * Take a relation off both.
 */
export interface RelationRemoval {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * Its id or the end of it.
   */
  relation: string;
}
/**
 * Ask to be reminded of something.
 */
export interface ReminderRequest {
  text: string;
  /**
   * Whom it is about, as in `PersonRequest`.
   */
  person?: string | null;
  /**
   * The day, or the day and the time; of a rule, from when it is counted. None is tomorrow, or
   * the first day of the rule after today.
   */
  when?: string | null;
  /**
   * None comes once.
   */
  rule?: string | null;
}
/**
 * A reminder was made, changed, done or removed.
 */
export interface Reminded {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * As it is now; None once it is removed.
   */
  reminder: Reminder | null;
  /**
   * Days of its rule that passed before it was done: they come no more.
   */
  passed: string[];
  sentence: string;
}
/**
 * List reminders.
 */
export interface RemindersRequest {
  /**
   * As in `PersonRequest`; None is all.
   */
  person?: string | null;
  /**
   * Those too that are done.
   */
  done?: boolean;
  limit?: number;
}
/**
 * Reminders, the next one first.
 */
export interface Reminders {
  reminders: Reminder[];
  /**
   * There are further ones beyond the limit.
   */
  more: boolean;
}
/**
 * Name a reminder.
 */
export interface ReminderNamed {
  /**
   * Its id or the end of it.
   */
  reminder: string;
}
/**
 * Change a reminder; what is left out stays.
 */
export interface ReminderEdit {
  /**
   * Its id or the end of it.
   */
  reminder: string;
  text?: string | null;
  when?: string | null;
  /**
   * Empty it comes once.
   */
  rule?: string | null;
}
/**
 * Unpair a client.
 */
export interface RevokeRequest {
  /**
   * Its id, or the last characters of it.
   */
  client: string;
}
/**
 * Give someone one more role, or change one.
 */
export interface RoleRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * The id of a role of theirs, or the end of it; None is a new one.
   */
  role?: string | null;
  fields: RoleFields;
}
/**
 * Values of a role. One left out stays; an explicit null empties it.
 */
export interface RoleFields {
  title?: string | null;
  organisation?: string | null;
  since?: string | null;
  /**
   * Ends the role; null takes it up again.
   */
  until?: string | null;
}
/**
 * Take a role off someone, as one that was never theirs.
 */
export interface RoleRemoval {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * Its id or the end of it.
   */
  role: string;
}
/**
 * Find people.
 */
export interface SearchRequest {
  /**
   * Words, "phrases" and operators; the last word may be unfinished. Empty: the newest people.
   */
  query: string;
  limit?: number;
  /**
   * Hits to pass over: those of the pages before.
   */
  offset?: number;
  /**
   * Say of each hit why it stands where it does.
   */
  explain?: boolean;
  /**
   * Offer how the query may go on.
   */
  complete?: boolean;
}
/**
 * Best first.
 */
export interface SearchReply {
  hits: Hit[];
  /**
   * There are further hits beyond the limit.
   */
  more: boolean;
  /**
   * People found in all; exact to 1,000, and then 1,001, which says "more than 1,000".
   */
  count: number;
  /**
   * What of the query was not understood, or what is going on.
   */
  notes: SearchNote[];
  completions: Completion[];
}
/**
 * Every saved search, by name.
 */
export interface SavedSearches {
  searches: SavedSearch[];
}
/**
 * A search under a name: a group of those it finds now.
 */
export interface SavedSearch {
  id: string;
  name: string;
  query: string;
  /**
   * People it finds; exact to 1,000, and then 1,001.
   */
  count: number;
}
/**
 * Name a saved search.
 */
export interface SavedSearchRequest {
  name: string;
}
/**
 * A saved search was changed.
 */
export interface SearchSaved {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * As it is now; None once it is removed.
   */
  search: SavedSearch | null;
  sentence: string;
}
/**
 * Save a search under a name; what was saved under it before is replaced.
 */
export interface SaveSearchRequest {
  name: string;
  query: string;
}
/**
 * Leave a person or a reminder for later. Exactly one of the two.
 */
export interface SnoozeRequest {
  /**
   * As in `PersonRequest`.
   */
  person?: string | null;
  /**
   * Its id or the end of it.
   */
  reminder?: string | null;
  /**
   * The day on which it is back; None is at once.
   */
  until?: string | null;
}
/**
 * Something was left for later, or taken up again.
 */
export interface Snoozed {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  until: string | null;
  sentence: string;
}
/**
 * What the spool holds.
 */
export interface SpoolState {
  /**
   * Writes whose turn comes after the unlock.
   */
  count: number;
  /**
   * What they take on disk.
   */
  bytes: number;
  /**
   * Beyond this a write is answered `busy`, and stays in its outbox.
   */
  most_bytes: number;
  /**
   * When the first of them was kept; None if nothing waits.
   */
  oldest: number | null;
  /**
   * First kept first; None while locked.
   */
  refused: RefusedWrite[] | null;
}
/**
 * A kept write that could not be applied when its turn came; still sealed.
 */
export interface RefusedWrite {
  /**
   * Names it here; an item may have come twice.
   */
  id: string;
  item: string;
  /**
   * The call; empty where its file was too damaged to tell.
   */
  path: string;
  /**
   * Which client it came from; None where its file was too damaged to tell.
   */
  client: string | null;
  /**
   * The client's name, where it is known.
   */
  browser: string | null;
  /**
   * When the client made it, by its own clock.
   */
  made_at: number;
  kept_at: number;
  /**
   * The last time it was tried.
   */
  refused_at: number;
  code: ErrorCode;
  /**
   * Why, for people.
   */
  sentence: string;
}
/**
 * Name a refused write.
 */
export interface RefusedRequest {
  /**
   * Its id or the end of it.
   */
  write: string;
}
/**
 * List what waits.
 */
export interface SuggestionsRequest {
  /**
   * Only about this person, as in `PersonRequest`; None is everybody.
   */
  person?: string | null;
}
/**
 * What waits to be accepted or dismissed.
 */
export interface Suggestions {
  suggestions: Suggestion[];
}
/**
 * A value that a page gives, kept aside.
 */
export interface Suggestion {
  id: string;
  person: string;
  /**
   * The person's.
   */
  name: string;
  /**
   * Of `PersonFields`, or a kind of identity.
   */
  field: string;
  /**
   * What is known now.
   */
  before: string | null;
  value: string;
  /**
   * The page.
   */
  url: string;
}
/**
 * Every tag in use, most used first.
 */
export interface TagList {
  tags: string[];
}
/**
 * Tag several people, or take tags off them.
 */
export interface TagSeveralRequest {
  /**
   * Each as in `PersonRequest`.
   *
   * @minItems 1
   * @maxItems 100
   */
  people: [string, ...string[]];
  /**
   * @maxItems 100
   */
  add?: string[];
  /**
   * @maxItems 100
   */
  remove?: string[];
}
/**
 * Templates: those that Kithbook brings, in the order they are used, then your own.
 */
export interface Templates {
  templates: Template[];
}
/**
 * A text to begin from.
 *
 * `{person}`, `{other}` and `{introducer}` stand for names, `{person_first}` for the first word of
 * one, `{person_about}` for a name with what they do, `{why}` and `{outcome}` for what was said.
 */
export interface Template {
  name: string;
  text: string;
  /**
   * Whether Kithbook brings one of this name.
   */
  built_in: boolean;
  /**
   * Whether it is not, or not any more, as Kithbook brings it.
   */
  changed: boolean;
}
/**
 * Write a template, or change one.
 */
export interface TemplatePut {
  name: string;
  text: string;
}
/**
 * A template was written, or is again as Kithbook brings it, or is gone.
 */
export interface TemplateKept {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  /**
   * None once it is gone.
   */
  template: Template | null;
  sentence: string;
}
/**
 * Name a template.
 */
export interface TemplateRequest {
  name: string;
}
/**
 * The strength of a tie, with the parts of its sum.
 */
export interface Tie {
  person: string;
  name: string;
  strength: number;
  /**
   * x: all parts, less what is one-sided.
   */
  total: number;
  /**
   * What adds most first.
   */
  parts: TiePart[];
  /**
   * How much less it is because one of you begins more often: at most a third of the parts.
   */
  one_sided: number;
  begun_by_me: number;
  /**
   * Contacts of which that was said; all others are of both of you.
   */
  begun_by_them: number;
  last: string | null;
  /**
   * Days.
   */
  half_life: number;
}
/**
 * What contact of one kind adds; a day counts for the richest contact it had.
 */
export interface TiePart {
  kind: InteractionKind;
  days: number;
  last: string;
  /**
   * Now: a day's worth halves with each `half_life`.
   */
  worth: number;
}
/**
 * How you stand with one person.
 */
export interface Touch {
  last: Interaction | null;
  /**
   * None where there is no cadence.
   */
  contact: Contact | null;
  /**
   * Open ones.
   */
  promises: Promise[];
  /**
   * Open ones about them.
   */
  reminders: Reminder[];
  /**
   * Left for later, until that day.
   */
  snoozed: string | null;
}
/**
 * Take one action back as a whole.
 */
export interface UndoRequest {
  /**
   * Its id or the tail of it; None is the newest that is not undone.
   */
  change_set?: string | null;
}
/**
 * What an undo did.
 */
export interface Undone {
  /**
   * The undo itself: undo it to do the action again.
   */
  change_set: string;
  undid: string;
  sentence: string;
  /**
   * Values of the action that were changed again later and therefore stay; of a merge all that
   * was changed of the kept person since, also what was added (`before` is null) or taken off.
   */
  kept: FieldEdit[];
}
/**
 * What an undo would do. Nothing is done.
 */
export interface UndoPreview {
  /**
   * The action that would be taken back.
   */
  undoes: Deed;
  sentence: string;
  /**
   * What would change, from what it is now to what it would be.
   */
  edits: FieldEdit[];
  /**
   * As in `Undone`, what would stay.
   */
  kept: FieldEdit[];
}
/**
 * Say of somebody, or of an offer, that it fits an ask or does not.
 */
export interface Verdict {
  /**
   * The ask or offer that was asked about: its id or the end of it.
   */
  posting: string;
  /**
   * What was proposed, by its `id`: an offer or ask, or a person as in `PersonRequest`.
   */
  candidate: string;
  /**
   * False: it is not proposed for this again. None takes back what was said.
   */
  fits: boolean | null;
}
/**
 * At most five people, the same from Monday to Sunday unless something is done about one.
 */
export interface Week {
  today: string;
  monday: string;
  /**
   * @maxItems 5
   */
  people:
    | []
    | [WeekPerson]
    | [WeekPerson, WeekPerson]
    | [WeekPerson, WeekPerson, WeekPerson]
    | [WeekPerson, WeekPerson, WeekPerson, WeekPerson]
    | [WeekPerson, WeekPerson, WeekPerson, WeekPerson, WeekPerson];
  /**
   * How many more there are reasons for.
   */
  others: number;
}
/**
 * Somebody to reach out to this week.
 */
export interface WeekPerson {
  person: string;
  name: string;
  /**
   * Role and organisation.
   */
  line: string;
  /**
   * Done: you were in touch since Monday, or said so; resting: left for later within the week.
   */
  state: 'open' | 'done' | 'resting';
  /**
   * Of who rests.
   */
  until: string | null;
  /**
   * The most pressing first.
   *
   * @minItems 1
   */
  reasons: [WeekReason, ...WeekReason[]];
  /**
   * The last one.
   */
  last: Interaction | null;
  /**
   * The last one with a note on what it was about.
   */
  talked: Interaction | null;
  /**
   * The newest note about them.
   */
  note: string | null;
}
/**
 * Why somebody is in the week.
 */
export interface WeekReason {
  kind:
    | 'overdue'
    | 'due'
    | 'quiet'
    | 'birthday'
    | 'reminder'
    | 'promise'
    | 'theirs'
    | 'job'
    | 'ask'
    | 'introduction'
    | 'thanks';
  /**
   * On which it is, or since when; None where no day says it.
   */
  day: string | null;
  /**
   * Of a cadence how often is wished, of who went quiet how often it was.
   */
  days: number | null;
  /**
   * What it is about: what was promised, the new job, how old they get, what they look for.
   */
  text: string | null;
  /**
   * The promise, the reminder, the introduction or the ask that it is.
   */
  row: string | null;
  /**
   * Of an ask who can serve it; None is you.
   */
  name: string | null;
  sentence: string;
}
/**
 * Say of somebody in the week what came of it.
 */
export interface WeekAnswerRequest {
  /**
   * As in `PersonRequest`.
   */
  person: string;
  /**
   * `no`: not this one, nor in the four weeks after; `open` takes this week's answer back.
   */
  answer: 'done' | 'no' | 'open';
}
/**
 * An answer was noted.
 */
export interface WeekAnswered {
  /**
   * What to undo; None where nothing had to change.
   */
  change_set: string | null;
  sentence: string;
}
/**
 * What a file says of one person.
 */
export interface Card {
  /**
   * None where the source gives none: then the whole of the card tells it from others.
   */
  key?: string | null;
  name: string;
  headline?: string | null;
  location?: string | null;
  about?: string | null;
  /**
   * Where you met.
   */
  met_at?: string | null;
  /**
   * The one of now first.
   */
  roles?: CardRole[];
  emails?: CardAddress[];
  phones?: CardAddress[];
  /**
   * Pages that are about the person: these tell one person from another.
   */
  profiles?: CardAddress[];
  /**
   * Other pages.
   */
  links?: CardAddress[];
  /**
   * As `site:value`: `orcid:0000-0002-1825-0097`.
   */
  site_ids?: string[];
  tags?: string[];
  notes?: CardNote[];
  dates?: CardDate[];
  /**
   * In fields of one's own.
   */
  fields?: CardField[];
  relations?: CardRelation[];
  interactions?: CardInteraction[];
  promises?: CardPromise[];
  reminders?: CardReminder[];
  /**
   * Days between contacts.
   */
  cadence?: number | null;
  added_at?: number | null;
  /**
   * What the source says beside, as content lines of vCard 4: postal addresses, nicknames, a
   * picture. Of a vCard, all its lines, so that it can be written again as it was.
   */
  lines?: string[];
}
/**
 * What somebody does, or did.
 */
export interface CardRole {
  title?: string | null;
  organisation?: string | null;
  /**
   * A partial date: 2019, 2019-05 or 2019-05-01.
   */
  since?: string | null;
  /**
   * As `since`; None is now.
   */
  until?: string | null;
}
/**
 * An e-mail, a number or an address on the web.
 */
export interface CardAddress {
  value: string;
  /**
   * What kind the source says it is: home, work, mobile (in lower case), or its own words.
   */
  label?: string | null;
  /**
   * A house mailbox or switchboard.
   */
  generic?: boolean;
}
/**
 * A note.
 */
export interface CardNote {
  text: string;
  written_at?: number | null;
}
/**
 * A day that matters.
 */
export interface CardDate {
  /**
   * birthday, anniversary, met, or words of the source's.
   */
  label: string;
  /**
   * 1984-04-12, or without its year --04-12.
   */
  day: string;
}
/**
 * A value in a field of one's own.
 */
export interface CardField {
  name: string;
  value: string;
}
/**
 * What another is to the person.
 */
export interface CardRelation {
  /**
   * "manager": the other is the person's manager. Known ones as in `RelationRequest`.
   */
  label: string;
  /**
   * The other's card in the same file.
   */
  key?: string | null;
  /**
   * The other's, for people to read; a name alone relates nobody.
   */
  name?: string | null;
}
/**
 * Something you had to do with the person.
 */
export interface CardInteraction {
  /**
   * Who have the same took part in the same one.
   */
  key: string;
  kind: InteractionKind;
  day: string;
  at?: number | null;
  text?: string | null;
  place?: string | null;
  /**
   * None is both of you, or not said.
   */
  begun_by?: ('me' | 'them') | null;
}
/**
 * What one of you said they would do.
 */
export interface CardPromise {
  text: string;
  theirs?: boolean;
  due?: string | null;
  kept?: boolean;
}
/**
 * Something to be reminded of about the person.
 */
export interface CardReminder {
  text: string;
  /**
   * When it is next.
   */
  day: string;
  /**
   * By the clock on the wall: 09:30.
   */
  time?: string | null;
  /**
   * An RRULE (RFC 5545) that the day fits; None comes once.
   */
  rule?: string | null;
  done?: boolean;
}
/**
 * The body of every signed reply that is not 2xx.
 */
export interface Failure {
  /**
   * For programs.
   */
  code: ErrorCode;
  /**
   * For people: one sentence that says what to do.
   */
  sentence: string;
}
/**
 * What a paired client keeps. Sealed on the wire: only who knew the code can read it.
 */
export interface Grant {
  client: string;
  scope: 'capture' | 'full';
  vault: string;
  /**
   * The daemon's Ed25519 public key: every reply is signed with it.
   */
  daemon_key: string;
  /**
   * The X25519 public key that envelopes are sealed to.
   */
  sealing_key: string;
  /**
   * The sealing key's epoch.
   */
  epoch: number;
}
/**
 * What came of it.
 */
export interface NativeReply {
  /**
   * `running`: the daemon answers on `port`. `code`: so does it, and the window is open.
   */
  state: 'running' | 'code' | 'not-running' | 'no-vault' | 'failed' | 'refused';
  port: number | null;
  /**
   * What a person would type; good once, for this origin alone, for two minutes.
   */
  code: string | null;
  /**
   * Why not, where there is more to say.
   */
  sentence: string;
}
/**
 * One of two things; whatever else is asked is refused.
 */
export interface NativeRequest {
  /**
   * `start` the daemon, if it does not run; open the window to `pair` with a daemon that runs.
   */
  ask: 'start' | 'pair';
  /**
   * This extension's, to pair. Chromium tells the host by itself, and that counts there.
   */
  origin?: string | null;
}
/**
 * The body of a 202: the write is on disk, sealed as it came, and is applied after the unlock.
 *
 * Acknowledged like any reply: the outbox lets go of the item. The same item sent again gets the
 * same answer, or the call's own reply once it was applied.
 */
export interface Spooled {
  /**
   * The envelope's item id.
   */
  item: string;
  /**
   * When it was kept first.
   */
  kept_at: number;
}
