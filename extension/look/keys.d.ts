// Generated from extension/_locales/en/messages.json by ./scripts/generate; do not edit.

/** What stands for $1, $2 and so on. */
export type Value = string | number;

/** The same, where nodes may stand. */
export type Parts<V extends Value[]> = { [I in keyof V]: Node | string };

/** Texts by key, and the values that each takes. */
export interface Texts {
  /** en */
  language: [];
  /** ltr */
  direction: [];
  /** Kithbook */
  product_name: [];
  /** Keeps the people you meet in your own encrypted address book, on your own machine. */
  product_description: [];
  /** Save this page without opening anything */
  command_save_page: [];
  /** Open the side panel */
  command_open_panel: [];
  /** Enter */
  key_enter: [];
  /** Esc */
  key_escape: [];
  /** Ctrl */
  key_control: [];
  /** $1; $2 */
  joined_clauses: [Value, Value];
  /** $1: $2 */
  joined_colon: [Value, Value];
  /** Add */
  do_add: [];
  /** Allow… */
  do_allow: [];
  /** Back */
  do_back: [];
  /** Cancel */
  do_cancel: [];
  /** Change */
  do_change: [];
  /** Copy */
  do_copy: [];
  /** Copy report */
  do_copy_report: [];
  /** Delete */
  do_delete: [];
  /** Discard */
  do_discard: [];
  /** Dismiss */
  do_dismiss: [];
  /** Dismiss all */
  do_dismiss_all: [];
  /** Drop */
  do_drop: [];
  /** Keep */
  do_keep: [];
  /** Merge */
  do_merge: [];
  /** Merge… */
  do_merge_ask: [];
  /** Remove */
  do_remove: [];
  /** Save */
  do_save: [];
  /** Show more */
  do_show_more: [];
  /** Stop */
  do_stop: [];
  /** Start */
  do_start: [];
  /** Try again */
  do_try_again: [];
  /** Undo */
  do_undo: [];
  /** Undo… */
  do_undo_ask: [];
  /** Redo */
  do_redo: [];
  /** Use */
  do_use: [];
  /** Use all */
  do_use_all: [];
  /** Whole page */
  do_whole_page: [];
  /** Added */
  did_added: [];
  /** Copied */
  did_copied: [];
  /** Discarded. */
  did_discarded: [];
  /** Saved */
  did_saved: [];
  /** Undone. */
  did_undone: [];
  /** Saved. */
  did_saved_setting: [];
  /** There is an address for your calendar. */
  did_feed_on: [];
  /** There is a new address; the old one is gone. */
  did_feed_new: [];
  /** The address is gone. */
  did_feed_off: [];
  /** Copy $1 */
  copy_value: [Value];
  /** Copied $1 */
  copied_value: [Value];
  /** Remove $1 */
  remove_value: [Value];
  /** Not saved. $1 */
  not_saved: [Value];
  /** Not all is saved. $1 */
  not_all_saved: [Value];
  /** Not locked. $1 */
  not_locked: [Value];
  /** Not copied. $1 */
  not_copied: [Value];
  /** Not exported. $1 */
  not_exported: [Value];
  /** Not changed. $1 */
  not_changed: [Value];
  /** Not taken back. $1 */
  not_taken_back: [Value];
  /** In your book since $1 */
  known_since: [Value];
  /** The page itself is kept */
  page_kept: [];
  /** A report says what such a page is built of; every text, name and address is taken out of it. */
  report_redacted: [];
  /** Copied. Look through it; then you may put it into an issue. */
  report_copied: [];
  /** and $1 more */
  more_later: [Value];
  /** Ready */
  state_ready: [];
  /** Asking Kithbook… */
  state_asking: [];
  /** What to do */
  matter_label: [];
  /** It takes your passphrase, in a terminal: */
  matter_passphrase: [];
  /** Type the passphrase into the window that was opened. */
  matter_window: [];
  /** Pair this browser… */
  matter_pair: [];
  /** Unlock */
  matter_unlock: [];
  /** This browser has nothing to start: run “kithbook setup” once. One from a Snap or Flatpak can start nothing: start Kithbook in a terminal. */
  start_no_host: [];
  /** There is no vault yet: run “kithbook setup” in a terminal. */
  start_no_vault: [];
  /** Kithbook does not start: “kithbook up” in a terminal says why. */
  start_failed: [];
  /** Not running */
  step_not_running_short: [];
  /** Kithbook is not running */
  step_not_running_title: [];
  /** Start it here, or in a terminal. What you save meanwhile is kept here, sealed. */
  step_not_running_text: [];
  /** Not allowed */
  step_not_allowed_short: [];
  /** The browser does not let Kithbook reach this machine */
  step_not_allowed_title: [];
  /** It needs one address, 127.0.0.1, and that was taken away. What you save meanwhile is kept here, sealed. */
  step_not_allowed_text: [];
  /** Locked */
  step_locked_short: [];
  /** Kithbook is locked */
  step_locked_title: [];
  /** Unlock it to search. What you save meanwhile is kept, sealed. */
  step_locked_text: [];
  /** Not paired */
  step_unpaired_short: [];
  /** Pair this browser once */
  step_unpaired_title: [];
  /** Kithbook gives nothing to a browser it does not know. It takes a minute. */
  step_unpaired_text: [];
  /** Another program */
  step_other_program_short: [];
  /** Another program has Kithbook’s port */
  step_other_program_title: [];
  /** It was told nothing. Stop it and start Kithbook, or pair with Kithbook on another port. */
  step_other_program_text: [];
  /** Not yours */
  step_stranger_short: [];
  /** This is not the Kithbook you paired with */
  step_stranger_title: [];
  /** If you made the vault anew, brought it back or changed its key, pair again. If not, another program took the port: stop it. Nothing was sent to it. */
  step_stranger_text: [];
  /** New key */
  step_rekeyed_short: [];
  /** The vault has a new key */
  step_rekeyed_title: [];
  /** Pair this browser again. What was saved here for the old key can no longer be opened. */
  step_rekeyed_text: [];
  /** Unpaired */
  step_revoked_short: [];
  /** This browser was unpaired */
  step_revoked_title: [];
  /** Its pairing was ended in Kithbook. Pair it again to search and save. What still waits here belongs to the ended pairing and cannot arrive: save those pages once more after that. */
  step_revoked_text: [];
  /** Does not match */
  step_version_short: [];
  /** Extension and Kithbook do not match */
  step_version_title: [];
  /** Refused */
  step_refused_short: [];
  /** Kithbook does not accept this browser */
  step_refused_title: [];
  /** Kithbook is not running. */
  failure_not_running: [];
  /** The browser does not let Kithbook reach this machine. */
  failure_not_allowed: [];
  /** Another program answers on Kithbook’s port. */
  failure_other_program: [];
  /** What answers on Kithbook’s port is not the Kithbook this browser was paired with. */
  failure_stranger: [];
  /** This browser is not paired with Kithbook yet. */
  failure_unpaired: [];
  /** The vault has a new key; pair this browser again. */
  failure_rekeyed: [];
  /** Kithbook does not accept this browser; compare the computer’s clock, or pair again. */
  failure_refused: [];
  /** It was sealed for a key that the vault no longer has, so nobody can open it any more. */
  failure_lost: [];
  /** Nothing more can wait here; the line below says how to make room. */
  failure_full: [];
  /** The disk is full; make room, then save again. */
  failure_disk_full: [];
  /** The browser ended the extension’s background meanwhile; please try again. */
  failure_interrupted: [];
  /** It was saved under a pairing that was ended since. */
  failure_ended: [];
  /** Kithbook could not do that. */
  failure_any: [];
  /** The vault is locked; unlock it first. */
  refusal_locked: [];
  /** This browser’s pairing was ended; pair it again. */
  refusal_revoked: [];
  /** This browser may not do that; pair it again with all rights. */
  refusal_scope: [];
  /** It was sealed for a key that the vault no longer has; pair this browser again. */
  refusal_version: [];
  /** Kithbook is busy; try again in a moment. */
  refusal_busy: [];
  /** Kithbook cannot take this as it is; check what you typed. */
  refusal_invalid: [];
  /** That cannot be done as things stand now; look again at what is there. */
  refusal_conflict: [];
  /** Kithbook made a mistake; its log says what happened. */
  refusal_failed: [];
  /** Extension and Kithbook do not match; update Kithbook. */
  failure_old_daemon: [];
  /** Extension and Kithbook do not match; update this extension. */
  failure_old_extension: [];
  /** Kithbook takes everything but this; it may be too large. */
  failure_unwanted: [];
  /** Kithbook gave no answer to this five times, and to everything else it did. */
  failure_unanswered: [];
  /** Taken back. */
  failure_taken_back: [];
  /** Not taken: pair this browser again, then save once more. */
  wait_pair_again: [];
  /** Saved here, sealed; it will arrive when Kithbook runs. */
  wait_not_running: [];
  /** Saved here, sealed; it will arrive once the browser lets it through. */
  wait_not_allowed: [];
  /** Saved here, sealed; it will arrive when Kithbook is unlocked. */
  wait_locked: [];
  /** Saved here, sealed; it will arrive in a moment. */
  wait_busy: [];
  /** Saved here, sealed; it will arrive when Kithbook can be reached. */
  wait_unreachable: [];
  /** Kept, sealed; it will be in your book once Kithbook is unlocked. */
  wait_kept: [];
  /** Taken back before it was sent. */
  taken_back_dropped: [];
  /** Taken back here, but Kithbook may have had it already; look there. */
  taken_back_doubtful: [];
  /** It has just arrived; open Kithbook again to undo it. */
  taken_back_gone: [];
  /** Taken back. */
  taken_back: [];
  /** $1 of $2 */
  room_items: [Value, Value];
  /** $1 of $2 MB */
  room_megabytes: [Value, Value];
  /** Kithbook: $1 kept here; click to see how to make room */
  badge_warns: [Value];
  /** Save this page */
  menu_save_page: [];
  /** Save selection as a note on this page’s person */
  menu_save_note: [];
  /** Add selected e-mail or phone to this page’s person */
  menu_save_contact: [];
  /** Save the profile behind this link */
  menu_save_link: [];
  /** Something you saved was not accepted. Click the Kithbook icon to see why. */
  notice_refused: [];
  /** $1 has changed its pages; Kithbook reads less there than before. */
  notice_site: [Value];
  /** Find people: a name, an organisation, tag:, met:… */
  omnibox_hint: [];
  /** Nobody found by these words */
  nobody_by_words: [];
  /** This page cannot be saved: the browser lets no extension read it. */
  told_unreadable: [];
  /** Nothing added: there is no e-mail address and no phone number in what you selected. */
  told_no_contact: [];
  /** Not added: the page names nobody for sure. It is kept; click the Kithbook icon to say who it is. */
  told_nobody: [];
  /** Added */
  told_added: [];
  /** Saved. Only what the link says is known; save the page itself for the rest. */
  told_link: [];
  /** Saved: $1. Only what the link says is known; save the page itself for the rest. */
  told_link_name: [Value];
  /** Already in your book */
  told_already: [];
  /** Saved; it is still being read. */
  told_reading: [];
  /** The page is kept. It names several people; click the Kithbook icon to choose. */
  told_list: [];
  /** The page is kept, but names nobody for sure; click the Kithbook icon to say who it is. */
  told_draft: [];
  /** Saved */
  told_saved: [];
  /** Note added */
  told_note_added: [];
  /** Already in your book, nothing changed */
  told_unchanged: [];
  /** Updated $1 */
  told_updated: [Value];
  /** $1: $2 */
  told_name: [Value, Value];
  /** Not kept: you had this person forgotten after the page was taken. */
  page_forgotten: [];
  /** details */
  page_details: [];
  /** Saving… */
  page_saving: [];
  /** Saved here… */
  page_saved_here: [];
  /** Saved */
  page_saved: [];
  /** Already known, nothing changed */
  page_unchanged: [];
  /** first saved $1 */
  page_first_saved: [Value];
  /** Updated: $1 */
  page_updated: [Value];
  /** nothing */
  page_nothing: [];
  /** Find anyone */
  popup_find: [];
  /** People found */
  popup_found: [];
  /** Newest in your book */
  popup_newest: [];
  /** People */
  popup_people: [];
  /** Person */
  popup_person: [];
  /** Not in your book yet */
  popup_outbox: [];
  /** Panel */
  popup_panel: [];
  /** The side panel, which stays while you go on */
  popup_panel_hint: [];
  /** Book */
  popup_book: [];
  /** Your whole book, in a tab */
  popup_book_hint: [];
  /** saves */
  popup_key_saves: [];
  /** reverts */
  popup_key_reverts: [];
  /** open */
  popup_key_open: [];
  /** e-mail */
  popup_key_email: [];
  /** visit */
  popup_key_visit: [];
  /** back */
  popup_key_back: [];
  /** $1 found */
  hits_found: [Value];
  /** Nobody found */
  hits_none: [];
  /** $1 of $2: show more */
  hits_rest: [Value, Value];
  /** Add “$1” */
  hits_add: [Value];
  /** Nobody here yet. Open someone’s profile page and click the Kithbook icon. */
  hits_empty_book: [];
  /** No e-mail known */
  hits_no_email: [];
  /** No profile known */
  hits_no_profile: [];
  /** last $1 */
  hit_last: [Value];
  /** due $1 */
  hit_due: [Value];
  /** No person found here for sure */
  nameless_title: [];
  /** The page asks to sign in or to agree to something first. */
  nameless_wall: [];
  /** The page names several people. */
  nameless_list: [];
  /** New person */
  nameless_label: [];
  /** Name of the person this page is about */
  nameless_name: [];
  /** Name */
  name_placeholder: [];
  /** People on this page */
  several_label: [];
  /** Add all */
  several_add_all: [];
  /** Add the author */
  several_add_author: [];
  /** Who wrote this */
  several_authors: [];
  /** In your book */
  several_known: [];
  /** Waiting */
  several_waiting: [];
  /** Add $1 */
  add_name: [Value];
  /** Add the author: $1 */
  add_author_name: [Value];
  /** Not in your book yet. All is sealed, so only kind and time can be shown. */
  outbox_title: [];
  /** Not accepted */
  outbox_refused: [];
  /** Waiting */
  outbox_waiting: [];
  /** Try now */
  outbox_send: [];
  /** Nothing waits here any more. */
  outbox_nothing: [];
  /** $1, $2 */
  outbox_item: [Value, Value];
  /** $1: $2 */
  outbox_deed: [Value, Value];
  /** Gone for good? */
  outbox_gone: [];
  /** Discarded here, but Kithbook may have had it already; look there. */
  outbox_discarded_doubtful: [];
  /** It waits to be sent again. */
  outbox_again_here: [];
  /** It is in your book now. */
  outbox_again_there: [];
  /** $1 kept here: $2 */
  full_kept: [Value, Value];
  /** $1 waiting: $2 */
  full_waiting: [Value, Value];
  /** discard what was not accepted */
  room_discard_refused: [];
  /** discard what can no longer arrive */
  room_discard_over: [];
  /** discard what waits */
  room_discard_waiting: [];
  /** see above */
  room_above: [];
  /** start Kithbook */
  room_start: [];
  /** allow it above */
  room_allow: [];
  /** unlock Kithbook */
  room_unlock: [];
  /** on its way */
  why_on_its_way: [];
  /** Kithbook is not running */
  why_not_running: [];
  /** the browser lets nothing through */
  why_not_allowed: [];
  /** Kithbook is locked */
  why_locked: [];
  /** this browser is not paired */
  why_unpaired: [];
  /** another program answers */
  why_other_program: [];
  /** what answers is not your Kithbook */
  why_stranger: [];
  /** the vault has a new key */
  why_rekeyed: [];
  /** this browser was unpaired */
  why_revoked: [];
  /** extension and Kithbook do not match */
  why_version: [];
  /** Kithbook does not accept this browser */
  why_refused: [];
  /** A page */
  write_page: [];
  /** A photo */
  write_photo: [];
  /** A person */
  write_person: [];
  /** A deletion */
  write_deletion: [];
  /** Two who are not the same */
  write_distinction: [];
  /** An edit */
  write_edit: [];
  /** A forgetting */
  write_forgetting: [];
  /** A merge */
  write_merge: [];
  /** A dismissal */
  write_dismissal: [];
  /** A contact */
  write_contact: [];
  /** A note */
  write_note: [];
  /** An undo */
  write_undo: [];
  /** A change */
  write_change: [];
  /** Person */
  card_label: [];
  /** Name */
  card_name: [];
  /** Role */
  card_role: [];
  /** Organisation */
  card_organisation: [];
  /** not saved */
  card_not_saved: [];
  /** guessed */
  card_guessed: [];
  /** Guessed from the page: please check */
  card_guessed_hint: [];
  /** Met today */
  card_met_today: [];
  /** Talked today */
  card_talked_today: [];
  /** Last $1 */
  card_last: [Value];
  /** Last $1; due */
  card_last_due: [Value];
  /** Last $1; overdue */
  card_last_overdue: [Value];
  /** copy */
  card_copy: [];
  /** Note: where you met, what to remember */
  note_placeholder: [];
  /** Note */
  note_label: [];
  /** Save note */
  note_save: [];
  /** Add tag */
  tag_add: [];
  /** Remove tag $1 */
  tag_remove: [Value];
  /** Which counts? The other stays in the history. */
  merge_which: [];
  /** All that is known of $1 comes along. */
  merge_all: [Value];
  /** Maybe the same */
  same_label: [];
  /** Maybe the same person as $1 */
  same_as: [Value];
  /** Not the same */
  same_not: [];
  /** $1 and $2 */
  same_pair: [Value, Value];
  /** the same id at a site: $1 */
  same_id: [Value];
  /** the same profile: $1 */
  same_profile: [Value];
  /** the same e-mail: $1 */
  same_email: [Value];
  /** the same phone: $1 */
  same_phone: [Value];
  /** one links to the other’s profile: $1 */
  same_linked: [Value];
  /** the same link: $1 */
  same_link: [Value];
  /** both called $1 */
  same_called: [Value];
  /** both at $1 */
  same_house: [Value];
  /** the same e-mail of a house: $1 */
  same_house_email: [Value];
  /** both in $1 */
  same_place: [Value];
  /** names alike: $1 / $2 */
  same_alike: [Value, Value];
  /** the same name */
  same_name: [];
  /** the same name: $1 / $2 */
  same_name_spelt: [Value, Value];
  /** the names differ: two people may share it */
  same_doubtful: [];
  /** History */
  history_title: [];
  /** undone */
  history_undone: [];
  /** $1, $2 */
  history_action: [Value, Value];
  /** This would become: */
  history_would_become: [];
  /** Nothing would change: all of it was changed again since. */
  history_nothing: [];
  /** Stays, because it came later: $1: $2 */
  history_stays: [Value, Value];
  /** $1, taken off */
  history_taken_off: [Value];
  /** $1: */
  history_edit: [Value];
  /** $1 says “$2” for $3 */
  suggestion_says: [Value, Value, Value];
  /** The page says “$1” for $2 */
  suggestion_page_says: [Value, Value];
  /** Suggestions */
  suggestions_label: [];
  /** Met */
  contact_met: [];
  /** Call */
  contact_call: [];
  /** Message */
  contact_message: [];
  /** E-mail */
  contact_email: [];
  /** Event */
  contact_event: [];
  /** Favour */
  contact_favour: [];
  /** Introduction */
  contact_introduction: [];
  /** with $1 */
  contact_with: [Value];
  /** about */
  field_about: [];
  /** address */
  field_address: [];
  /** other name */
  field_alias: [];
  /** birthday */
  field_birthday: [];
  /** company */
  field_company: [];
  /** date */
  field_date: [];
  /** department */
  field_department: [];
  /** day */
  field_day: [];
  /** until */
  field_due: [];
  /** e-mail */
  field_email: [];
  /** first name */
  field_first_name: [];
  /** former name */
  field_former_name: [];
  /** of the house */
  field_generic: [];
  /** page */
  field_handle: [];
  /** headline */
  field_headline: [];
  /** every so many days */
  field_ideal: [];
  /** addresses */
  field_identity: [];
  /** interaction */
  field_interaction: [];
  /** the other way round */
  field_inverse: [];
  /** kind */
  field_kind: [];
  /** what */
  field_label: [];
  /** last name */
  field_last_name: [];
  /** at the latest after (days) */
  field_latest: [];
  /** link */
  field_link: [];
  /** LinkedIn */
  field_linkedin: [];
  /** place */
  field_location: [];
  /** where you met */
  field_met_at: [];
  /** when you met */
  field_met_on: [];
  /** middle name */
  field_middle_name: [];
  /** name */
  field_name: [];
  /** note */
  field_note: [];
  /** organisation */
  field_organisation: [];
  /** who */
  field_other: [];
  /** phone */
  field_phone: [];
  /** photo */
  field_photo: [];
  /** where */
  field_place: [];
  /** profile */
  field_profile: [];
  /** promise */
  field_promise: [];
  /** search */
  field_query: [];
  /** order */
  field_rank: [];
  /** relation */
  field_relation: [];
  /** role */
  field_role: [];
  /** seen */
  field_seen: [];
  /** since */
  field_since: [];
  /** profile */
  field_site_id: [];
  /** state */
  field_state: [];
  /** tag */
  field_tag: [];
  /** tags */
  field_tags: [];
  /** text */
  field_text: [];
  /** who promised */
  field_theirs: [];
  /** role */
  field_title: [];
  /** until */
  field_until: [];
  /** ended, as seen */
  field_until_seen: [];
  /** address */
  field_url: [];
  /** value */
  field_value: [];
  /** website */
  field_website: [];
  /** address */
  edit_identity_value: [];
  /** interaction on */
  edit_interaction_day: [];
  /** interaction */
  edit_interaction_text: [];
  /** note */
  edit_note_text: [];
  /** role */
  edit_role_title: [];
  /** suggested */
  edit_suggestion_value: [];
  /** tag */
  edit_tag_name: [];
  /** Suggestion used */
  deed_accept: [];
  /** Added */
  deed_add: [];
  /** Cadence */
  deed_cadence: [];
  /** Captured */
  deed_capture: [];
  /** Date */
  deed_date: [];
  /** Deleted */
  deed_delete: [];
  /** Not the same as another */
  deed_distinct: [];
  /** Suggestion dismissed */
  deed_dismiss: [];
  /** Edited */
  deed_edit: [];
  /** Own field changed */
  deed_field: [];
  /** Imported */
  deed_import: [];
  /** Organisations joined */
  deed_join: [];
  /** Interaction logged */
  deed_log: [];
  /** Merged */
  deed_merge: [];
  /** Note */
  deed_note: [];
  /** Organisation changed */
  deed_organisation: [];
  /** Photo */
  deed_photo: [];
  /** Promise */
  deed_promise: [];
  /** Page read again */
  deed_reextract: [];
  /** Relation */
  deed_relation: [];
  /** Interaction changed */
  deed_relog: [];
  /** Role */
  deed_role: [];
  /** Undone */
  deed_undo: [];
  /** Import undone */
  deed_undo_import: [];
  /** Interaction removed */
  deed_unlog: [];
  /** Seen, nothing new */
  deed_visit: [];
  /** This page */
  panel_this_page: [];
  /** Nobody in your book has this page. Click the Kithbook icon on it to save it. */
  panel_nobodys: [];
  /** The browser does not say which page is in front. Click the Kithbook icon on the page, or let Kithbook see which pages are open. */
  panel_unseen: [];
  /** What is in front is no page of the web. */
  panel_no_page: [];
  /** Let it see… */
  panel_let_see: [];
  /** Click the Kithbook icon on somebody’s page: they show here, and stay while you go on. */
  panel_empty: [];
  /** Lately */
  panel_lately: [];
  /** Saved */
  capture_saved: [];
  /** Saved from $1 */
  capture_saved_from: [Value];
  /** Pair this browser with Kithbook */
  pair_title: [];
  /** Once, so that nobody else can ask your address book anything: no website, no other program. */
  pair_lead: [];
  /** Pair now */
  pair_here: [];
  /** Without typing: your browser says to Kithbook which extension this is, and asks you once whether it may. */
  pair_here_text: [];
  /** Or by a code */
  pair_by_code: [];
  /** Let Kithbook run, and ask it for a code, in a terminal: */
  pair_ask: [];
  /** Type the code it shows: */
  pair_type: [];
  /** Pair */
  pair_do: [];
  /** Advanced */
  pair_advanced: [];
  /** Port that Kithbook listens on */
  pair_port: [];
  /** Pairing… */
  pair_doing: [];
  /** Paired */
  pair_done: [];
  /** You can close this tab. Click the Kithbook icon on someone’s profile page: it is saved at once, and you can add to it there. */
  pair_done_lead: [];
  /** Keep the icon in sight: choose “Pin to toolbar” in the browser’s extensions menu, or press Alt+Shift+K. */
  pair_done_tip: [];
  /** Kithbook is not running on this port. Start it with “kithbook up”, then ask for a code. */
  pair_not_running: [];
  /** The browser does not let Kithbook reach this machine. Allow it, and pairing goes on. */
  pair_not_allowed: [];
  /** Kithbook waits for no browser now. Run “kithbook pair” and type the code within two minutes. */
  pair_no_window: [];
  /** That is not the code. Look again; after three wrong ones, run “kithbook pair” again. */
  pair_wrong_code: [];
  /** What answers on this port is not your Kithbook. Nothing was paired. */
  pair_other_program: [];
  /** This browser has nothing to start: run “kithbook setup” once, or pair by a code. One from a Snap or Flatpak pairs by a code only. */
  pair_no_host: [];
  /** Pages */
  nav_label: [];
  /** People */
  nav_people: [];
  /** Inbox */
  nav_inbox: [];
  /** Due */
  nav_due: [];
  /** Insights */
  nav_insights: [];
  /** Import and export */
  nav_files: [];
  /** Backups */
  nav_backups: [];
  /** Browsers */
  nav_browsers: [];
  /** Settings */
  nav_settings: [];
  /** More */
  nav_more: [];
  /** Find anyone, go anywhere */
  app_find: [];
  /** Ctrl K */
  app_find_key: [];
  /** Add */
  app_add: [];
  /** A name, a page, or what to do */
  app_palette_placeholder: [];
  /** What there is */
  app_palette_label: [];
  /** To everybody */
  app_to_everybody: [];
  /** People */
  palette_people: [];
  /** Go and do */
  palette_go: [];
  /** Nearly */
  palette_nearly: [];
  /** Nothing found by “$1”. */
  palette_nothing: [Value];
  /** Add somebody */
  palette_add: [];
  /** Take the last action back */
  palette_undo: [];
  /** Lock Kithbook */
  palette_lock: [];
  /** Pair this browser anew */
  palette_pair: [];
  /** $1: */
  found_in: [Value];
  /** has this tag */
  operator_tag: [];
  /** is or was there */
  operator_org: [];
  /** does or did this */
  operator_role: [];
  /** lives there, or you met there */
  operator_place: [];
  /** last contact: >6m, 2025, never; or where you met */
  operator_met: [];
  /** came into the book: this-week, <2026-03 */
  operator_added: [];
  /** something about them changed: today, <1w */
  operator_changed: [];
  /** next contact is due: <2w, this-month, never */
  operator_due: [];
  /** is related to somebody of that name */
  operator_knows: [];
  /** looks for this */
  operator_ask: [];
  /** offers this */
  operator_offer: [];
  /** a site such as linkedin, a file, typed, or import */
  operator_source: [];
  /** email, phone, note, photo, birthday, tag ... */
  operator_has: [];
  /** due, overdue, quiet (losing touch), new, close */
  operator_is: [];
  /** one of your saved searches */
  operator_in: [];
  /** A quotation mark is not closed; its words were looked for in a row. */
  query_quotation: [];
  /** A parenthesis is not closed; it ends with the query. */
  query_opening: [];
  /** A closing parenthesis has no opening one; it was left out. */
  query_closing: [];
  /** $1 needs its value right behind it; it was left out. */
  query_valueless: [Value];
  /** There is no operator $1 here; it was searched as text. */
  query_operator: [Value];
  /** $1 does not take “$2” for a date; it was searched as text. */
  query_date: [Value, Value];
  /** $1 does not take “$2” for words; it was searched as text. */
  query_words: [Value, Value];
  /** $1 does not know “$2”; it was searched as text. */
  query_value: [Value, Value];
  /** There is no saved search “$1”; it was left out. */
  query_saved: [Value];
  /** The saved search “$1” leads to itself or to nothing. */
  query_circular: [Value];
  /** $1 of $2… */
  desk_progress: [Value, Value];
  /** All of it is taken back. */
  desk_all_taken_back: [];
  /** People */
  people_title: [];
  /** Order */
  people_order: [];
  /** Newest first */
  people_newest: [];
  /** Oldest first */
  people_oldest: [];
  /** Name, A to Z */
  people_name: [];
  /** Name, Z to A */
  people_name_reverse: [];
  /** Last contact, latest first */
  people_last: [];
  /** Last contact, longest ago first */
  people_last_reverse: [];
  /** Next due first */
  people_due: [];
  /** The first $1 are chosen; that is as many as can be at once. */
  people_most_chosen: [Value];
  /** Nobody found by this. */
  people_nobody: [];
  /** Take a word away, or ask in another way: tag:friend, met:>6m. */
  people_nobody_hint: [];
  /** Nobody here yet. */
  people_empty: [];
  /** Open someone’s profile page and click the Kithbook icon, $1, or $2. */
  people_empty_hint: [Value, Value];
  /** add somebody by hand */
  people_empty_add: [];
  /** bring in another address book */
  people_empty_import: [];
  /** Filter: words, tag:friend, met:>6m, is:due */
  filter_placeholder: [];
  /** Filter */
  filter_label: [];
  /** Everybody */
  group_everybody: [];
  /** New */
  group_new: [];
  /** Due */
  group_due: [];
  /** Losing touch */
  group_quiet: [];
  /** Never in touch */
  group_never: [];
  /** With suggestions */
  group_suggested: [];
  /** Groups */
  groups_label: [];
  /** Name of the group */
  groups_name: [];
  /** Save as a group */
  groups_save: [];
  /** Choose $1 */
  row_choose: [Value];
  /** due $1 */
  row_due: [Value];
  /** Due $1 */
  row_due_hint: [Value];
  /** Last contact $1 */
  row_last_hint: [Value];
  /** +$1 */
  row_more_tags: [Value];
  /** With those chosen */
  chosen_label: [];
  /** All */
  chosen_all: [];
  /** Tag… */
  chosen_tag: [];
  /** Export… */
  chosen_export: [];
  /** Choose nobody */
  chosen_nobody: [];
  /** Tag */
  chosen_tag_name: [];
  /** Add to all */
  chosen_tag_add: [];
  /** Take off all */
  chosen_tag_remove: [];
  /** Who stays? The others become part of them. */
  chosen_stays: [];
  /** $1 merged. */
  chosen_merged: [Value];
  /** In words */
  about_words: [];
  /** Nothing yet. */
  about_nothing: [];
  /** What */
  about_what: [];
  /** Is (empty takes it off) */
  about_is: [];
  /** Headline */
  about_headline: [];
  /** Place */
  about_location: [];
  /** Where you met */
  about_met_at: [];
  /** About */
  about_about: [];
  /** Addresses */
  about_addresses: [];
  /** No e-mail, number or page known. */
  about_no_addresses: [];
  /** E-mail, phone number or page */
  about_address: [];
  /** of the house */
  about_of_house: [];
  /** Work */
  about_work: [];
  /** No role known. */
  about_no_work: [];
  /** $1, $2 */
  about_job: [Value, Value];
  /** Since (2019, 2019-05) */
  about_since: [];
  /** Until */
  about_until: [];
  /** Ended */
  about_ended: [];
  /** $1 has ended */
  about_has_ended: [Value];
  /** seen $1 */
  about_seen: [Value];
  /** $1 – $2 */
  about_span: [Value, Value];
  /** now */
  about_now: [];
  /** Dates */
  about_dates: [];
  /** No birthday, no anniversary. */
  about_no_dates: [];
  /** Day (12 April 1984, 12 April) */
  about_day: [];
  /** Your own fields */
  about_fields: [];
  /** None filled in. */
  about_no_fields: [];
  /** Field */
  about_field: [];
  /** Value */
  about_value: [];
  /** birthday */
  label_birthday: [];
  /** anniversary */
  label_anniversary: [];
  /** met */
  label_met: [];
  /** home */
  label_home: [];
  /** work */
  label_work: [];
  /** mobile */
  label_mobile: [];
  /** street */
  label_street: [];
  /** city */
  label_city: [];
  /** region */
  label_region: [];
  /** postcode */
  label_code: [];
  /** country */
  label_country: [];
  /** Who they know */
  relations_title: [];
  /** Nobody yet. */
  relations_empty: [];
  /** Who */
  relations_who: [];
  /** Is their */
  relations_is_their: [];
  /** Choose somebody from the list, so that it is clear who is meant. */
  relations_choose: [];
  /** Remove $1 $2 */
  relations_remove: [Value, Value];
  /** $1 of */
  relations_of: [Value];
  /** knows */
  relation_knows: [];
  /** partner */
  relation_partner: [];
  /** colleague */
  relation_colleague: [];
  /** manager */
  relation_manager: [];
  /** report */
  relation_report: [];
  /** met through */
  relation_met_through: [];
  /** introduced */
  relation_introduced: [];
  /** parent */
  relation_parent: [];
  /** child */
  relation_child: [];
  /** Where all this comes from */
  origins_title: [];
  /** a file */
  origins_file: [];
  /** you */
  origins_you: [];
  /** $1, $2 */
  origins_line: [Value, Value];
  /** $1, $2, $3 sure */
  origins_line_sure: [Value, Value, Value];
  /** Promises */
  between_promises: [];
  /** What */
  between_promise: [];
  /** Until */
  between_until: [];
  /** Who promised */
  between_who_promised: [];
  /** You */
  between_you: [];
  /** They */
  between_they: [];
  /** You: */
  between_you_promised: [];
  /** They: */
  between_they_promised: [];
  /** until $1 */
  between_until_day: [Value];
  /** Kept */
  between_kept: [];
  /** Kept: $1 */
  between_kept_name: [Value];
  /** Drop: $1 */
  between_drop_name: [Value];
  /** Keep in touch */
  between_cadence: [];
  /** Set */
  between_set: [];
  /** No rhythm set. */
  between_no_cadence: [];
  /** Every so many days */
  between_ideal: [];
  /** At the latest after (days) */
  between_latest: [];
  /** $1 (by tag $2) */
  between_by_tag: [Value, Value];
  /** Take off */
  between_take_off: [];
  /** Log a contact */
  between_log: [];
  /** More… */
  between_more: [];
  /** What */
  between_kind: [];
  /** When (today, yesterday, last Tuesday, 23 Nov…) */
  between_when: [];
  /** When */
  between_when_short: [];
  /** Where */
  between_where: [];
  /** What about */
  between_what_about: [];
  /** Met today */
  between_met_today: [];
  /** Call today */
  between_call_today: [];
  /** Message today */
  between_message_today: [];
  /** Wrote today */
  between_wrote_today: [];
  /** No contact logged yet. */
  between_none: [];
  /** Last contact: met, $1. */
  between_last_met: [Value];
  /** Last contact: call, $1. */
  between_last_call: [Value];
  /** Last contact: message, $1. */
  between_last_message: [Value];
  /** Last contact: e-mail, $1. */
  between_last_email: [Value];
  /** Last contact: event, $1. */
  between_last_event: [Value];
  /** Last contact: favour, $1. */
  between_last_favour: [Value];
  /** Last contact: introduction, $1. */
  between_last_introduction: [Value];
  /** due */
  cadence_due: [];
  /** overdue */
  cadence_overdue: [];
  /** Timeline */
  timeline_title: [];
  /** Nothing yet. Log what you had to do with each other above, or write a note. */
  timeline_empty: [];
  /** Change: $1, $2 */
  timeline_change: [Value, Value];
  /** Remove: $1, $2 */
  timeline_remove: [Value, Value];
  /** Person */
  person_title: [];
  /** Due */
  due_title: [];
  /** Time to be in touch */
  due_contacts: [];
  /** Nobody is due. Set how often you want to be in touch on somebody’s page. */
  due_no_contacts: [];
  /** Promised until today */
  due_promises: [];
  /** Nothing. */
  due_no_promises: [];
  /** Losing touch */
  due_fading: [];
  /** Nobody you used to meet regularly has gone quiet. */
  due_no_fading: [];
  /** You promised: $1 */
  due_you_promised: [Value];
  /** They promised: $1 */
  due_they_promised: [Value];
  /** $1: $2 */
  due_log: [Value, Value];
  /** Inbox */
  inbox_title: [];
  /** Nothing waits for you. */
  inbox_nothing: [];
  /** Maybe the same person */
  inbox_pairs: [];
  /** Use all of $1 */
  inbox_use_all_of: [Value];
  /** Dismiss all of $1 */
  inbox_dismiss_all_of: [Value];
  /** Use $1 */
  inbox_use_value: [Value];
  /** Dismiss $1 */
  inbox_dismiss_value: [Value];
  /** a page */
  inbox_a_page: [];
  /** Needs attention */
  attention_title: [];
  /** Look at the vault. */
  attention_vault: [];
  /** $1 is missing; Kithbook uses the copy from before. Check this disk and make a backup. */
  warning_missing: [Value];
  /** $1 is damaged; Kithbook uses the copy from before. Check this disk and make a backup. */
  warning_damaged: [Value];
  /** The key slots were damaged; Kithbook wrote them anew from the copy. Check this disk and make a backup. */
  warning_mended: [];
  /** This Kithbook brought the vault up to date. To go back, install the one from before and run: $1 */
  warning_updated: [Value];
  /** Backups */
  backups_title: [];
  /** In a terminal */
  backups_terminal: [];
  /** A backup holds everybody, so no browser may make, read or remove one: only you, at the command line of this machine. */
  backups_why: [];
  /** Back up now, to every place: */
  backups_create: [];
  /** Prove the newest one, by restoring it where it does no harm: */
  backups_verify: [];
  /** List them, and the places they lie in: */
  backups_list: [];
  /** Have one made every day by itself: */
  backups_every: [];
  /** Other places, who can open them, and bringing single people back: */
  backups_help: [];
  /** Last proven $1 */
  backups_proven: [Value];
  /** Not proven */
  backups_unproven: [];
  /** Made $1 */
  backups_made: [Value];
  /** That is a while ago. Prove the newest one. */
  backups_stale: [];
  /** No backup is known to come back yet. */
  backups_none: [];
  /** Make one, then prove it: what was never restored is only a hope. */
  backups_none_hint: [];
  /** Browsers */
  browsers_title: [];
  /** Whoever could list or end pairings from a browser could lock you out, so that is for the command line of this machine. */
  browsers_why: [];
  /** List them, with when each was last used: */
  browsers_list: [];
  /** Put one out; ID is the first column of that list: */
  browsers_revoke: [];
  /** Let another browser in: */
  browsers_pair: [];
  /** Let one in that can save pages, but read nothing: */
  browsers_pair_capture: [];
  /** This browser is paired: $1 */
  browsers_this: [Value];
  /** Settings */
  settings_title: [];
  /** In this browser */
  settings_here: [];
  /** Say names in notifications */
  settings_names: [];
  /** The system keeps notifications, and shows them to whoever looks at the screen. */
  settings_names_hint: [];
  /** Mark the icon on pages of people in my book */
  settings_known: [];
  /** For this Kithbook must see the address of each page that you open. It asks your own machine, and keeps none. */
  settings_known_hint: [];
  /** The browser does not let Kithbook see addresses. */
  settings_no_addresses: [];
  /** The background gives no answer; open this page again. */
  settings_no_answer: [];
  /** Keys */
  settings_keys: [];
  /** Change them… */
  settings_change_keys: [];
  /** Save this page and open Kithbook */
  settings_key_action: [];
  /** Find anyone, go anywhere, in this tab */
  settings_key_palette: [];
  /** no key */
  settings_no_key: [];
  /** Your calendar */
  feed_title: [];
  /** Your calendar can subscribe to birthdays, reminders, contacts that are due and promises. For that there is an address on this machine, and every program that knows it can read them while the vault is open. */
  feed_off: [];
  /** Every program on this machine that knows the address reads, while the vault is open, on which days there is a birthday, a reminder, a contact that is due or a promise: no names, and nothing of what they say. */
  feed_bare: [];
  /** Every program on this machine that knows the address reads, while the vault is open, the birthdays, reminders, contacts that are due and promises, with names and with what they say. */
  feed_named: [];
  /** Make an address */
  feed_do_on: [];
  /** Subscribe to this address in your calendar: */
  feed_address: [];
  /** Its address was shown once and is not kept. To see one, make a new one. */
  feed_once: [];
  /** With names */
  feed_names: [];
  /** And with what reminders and promises say. Otherwise a day only says that there is something. */
  feed_names_hint: [];
  /** New address */
  feed_do_new: [];
  /** What knows the old address reads nothing more, so your calendar must subscribe again. This cannot be undone. */
  feed_new_hint: [];
  /** Revoke the address */
  feed_do_off: [];
  /** The address is gone for good, and your calendar reads nothing more. This cannot be undone. */
  feed_off_hint: [];
  /** Light and dark */
  settings_looks: [];
  /** Kithbook looks as your system does, and follows it when that changes. */
  settings_looks_hint: [];
  /** The vault, in a terminal */
  settings_vault: [];
  /** How it stands, and when it locks itself: */
  settings_vault_status: [];
  /** What opens it: */
  settings_vault_keys: [];
  /** All that there is: */
  settings_vault_help: [];
  /** More */
  more_title: [];
  /** Add somebody */
  newcomer_title: [];
  /** Place */
  newcomer_place: [];
  /** E-mail */
  newcomer_email: [];
  /** Phone */
  newcomer_phone: [];
  /** Profile or page */
  newcomer_url: [];
  /** Tags, with commas between */
  newcomer_tags: [];
  /** Already in your book? $1 */
  newcomer_known: [Value];
  /** $1 Maybe the same as $2. */
  newcomer_same: [Value, Value];
  /** Welcome to Kithbook */
  welcome_title: [];
  /** Three steps, then it is yours. Each is looked at while you do it. */
  welcome_lead: [];
  /** Kithbook runs on this machine */
  welcome_runs: [];
  /** Your book lies there, encrypted, and nowhere else. The extension only speaks to it. */
  welcome_runs_text: [];
  /** The browser does not let Kithbook reach this machine. It needs one address, 127.0.0.1. */
  welcome_not_allowed: [];
  /** Another program has Kithbook’s port; it was told nothing. Stop it, then start Kithbook. */
  welcome_other_program: [];
  /** Set Kithbook up, once, in a terminal: */
  welcome_setup: [];
  /** Then it starts at login; if you did not want that, start it yourself: */
  welcome_up: [];
  /** This browser is paired with it */
  welcome_paired: [];
  /** Once, so that no website and no other program can ask your book anything. */
  welcome_paired_text: [];
  /** One key saves whom you look at */
  welcome_key: [];
  /** On somebody’s profile page press it, or click the Kithbook icon: the person is saved at once. */
  welcome_key_text: [];
  /** Keep the icon in sight: choose “Pin to toolbar” in the browser’s extensions menu. If the key does nothing, another program has it: choose another. */
  welcome_key_help: [];
  /** Change the key… */
  welcome_change_key: [];
  /** All is well. */
  welcome_all_well: [];
  /** Open somebody’s profile page, or $1. */
  welcome_done: [Value];
  /** $1: Done */
  welcome_step_done: [Value];
  /** $1: To do now */
  welcome_step_now: [Value];
  /** $1: Comes later */
  welcome_step_later: [Value];
  /** Import and export */
  files_title: [];
  /** Bring in */
  files_in: [];
  /** Take out */
  files_out: [];
  /** Everybody, or tag:friend */
  files_whom: [];
  /** Whom to export; empty is everybody */
  files_whom_label: [];
  /** A file that other programs can read is not encrypted. Delete it when it has done its work. */
  files_warned: [];
  /** Format */
  files_format: [];
  /** Download */
  files_download: [];
  /** Exported */
  files_exported: [];
  /** Kithbook archive */
  format_archive: [];
  /** CSV table */
  format_csv: [];
  /** Google Contacts CSV */
  format_google: [];
  /** Kithbook’s JSON Lines */
  format_jsonl: [];
  /** LinkedIn export */
  format_linkedin: [];
  /** These are too many files for a ZIP; filter, or use: kithbook export */
  files_too_many: [];
  /** Choose a file, or drop it here */
  import_choose: [];
  /** vCard, CSV, LDIF, JSON or ZIP, as LinkedIn, Google, Apple, Outlook, Thunderbird, Nextcloud, Monica and Kithbook export them. Nothing is changed before you have seen what it would do. */
  import_kinds: [];
  /** $1 is empty. */
  import_empty: [Value];
  /** $1 is larger than 500 MB; split it. */
  import_too_large: [Value];
  /** Reading $1, $2 */
  import_reading: [Value, Value];
  /** Looking at it… */
  import_looking: [];
  /** This is: $1. */
  import_this_is: [Value];
  /** What each column is; your choice is remembered. */
  import_columns_hint: [];
  /** Columns */
  import_columns: [];
  /** empty */
  import_column_empty: [];
  /** Read it as */
  import_read_as: [];
  /** Read it as… */
  import_read_as_ask: [];
  /** Trying what it would do */
  import_trying: [];
  /** Import */
  import_do: [];
  /** Throw the file away */
  import_throw_away: [];
  /** Importing */
  import_doing: [];
  /** $1: done */
  import_file_done: [Value];
  /** Imported. It can be taken back as a whole, below. */
  import_done: [];
  /** Another file */
  import_another: [];
  /** $1 of $2 */
  import_progress: [Value, Value];
  /** Done */
  import_progress_label: [];
  /** Stopped. */
  job_stopped: [];
  /** leave out */
  column_leave_out: [];
  /** own field of that name */
  column_own: [];
  /** own field: $1 */
  column_own_named: [Value];
  /** $1 ($2) */
  column_labelled: [Value, Value];
  /** Files brought in */
  past_title: [];
  /** None yet. */
  past_empty: [];
  /** Take back */
  past_take_back: [];
  /** Take back $1 */
  past_take_back_name: [Value];
  /** Taking $1 back */
  past_taking_back: [Value];
  /** Taken back: $1. */
  past_taken_back: [Value];
  /** A file */
  past_a_file: [];
  /** $1, $2 */
  past_when: [Value, Value];
  /** not imported yet */
  past_is_sent: [];
  /** only tried */
  past_is_tried: [];
  /** is being imported */
  past_is_running: [];
  /** is being taken back */
  past_is_undoing: [];
  /** taken back */
  past_is_undone: [];
  /** failed */
  past_is_failed: [];
  /** Nothing would change. */
  report_nothing_dry: [];
  /** Nothing changed. */
  report_nothing: [];
  /** The rest could not be read: $1 */
  report_rest: [Value];
  /** The rest could not be read. */
  report_rest_unread: [];
  /** Added: $1. */
  remark_added: [Value];
  /** Added: a note. */
  remark_note: [];
  /** Added: a reminder. */
  remark_reminder: [];
  /** Added: a promise. */
  remark_promise: [];
  /** $1: $2 → $3. */
  remark_changed: [Value, Value, Value];
  /** Suggested: $1: $2 → $3. */
  remark_suggested: [Value, Value, Value];
  /** Kept: $1 $2, though the file says $3. */
  remark_kept: [Value, Value, Value];
  /** Kept: $1 as it is; the file says otherwise. */
  remark_unchanged: [Value];
  /** Kept as a note: $1. */
  remark_noted: [Value];
  /** The same person as number $1. */
  remark_twice: [Value];
  /** You have forgotten this person; add them by hand if you want them back. */
  remark_forgotten: [];
  /** Something is kept otherwise than it stands in the file. */
  remark_converted: [];
  /** It could not be brought in. */
  remark_skipped: [];
  /** Show them */
  report_show: [];
  /** Somebody */
  report_somebody: [];
  /** Nobody */
  report_nobody: [];
  /** $1 kB */
  size_kilobytes: [Value];
  /** $1 MB */
  size_megabytes: [Value];
  /** $1+ */
  count_or_more: [Value];
  /** Graph of ties */
  insights_graph: [];
  /** How far back */
  insights_span: [];
  /** There is nothing to count yet. */
  insights_nothing: [];
  /** As a table */
  insights_table: [];
  /** Month */
  insights_month: [];
  /** What */
  insights_what: [];
  /** The first $1 are shown. */
  insights_more: [Value];
  /** Copy as CSV */
  insights_copy: [];
  /** $1, $2: $3 */
  insights_mark: [Value, Value, Value];
  /** Show more */
  counted_more: [];
  /** Network over time */
  insight_growth: [];
  /** People added, people with whom there was contact, and people whose regular contact stopped in that month and has not come back. */
  insight_growth_told: [];
  /** Added */
  insight_growth_added: [];
  /** In contact */
  insight_growth_contact: [];
  /** Went quiet */
  insight_growth_quiet: [];
  /** Kinds of contact */
  insight_contacts: [];
  /** How often there was contact, once for all who took part; the links lead to them. */
  insight_contacts_told: [];
  /** Strength of ties */
  insight_strength: [];
  /** People by the strength of their tie to you, of a hundred: days of contact, by their kind and by who began, half of it gone after 90 days. Somebody’s page explains theirs. */
  insight_strength_told: [];
  /** People */
  insight_strength_people: [];
  /** Strong: 75 and more */
  insight_strength_strong: [];
  /** Good: 50 to 75 */
  insight_strength_good: [];
  /** Loose: 25 to 50 */
  insight_strength_loose: [];
  /** Fading: 5 to 25 */
  insight_strength_fading: [];
  /** Nearly gone: under 5 */
  insight_strength_faint: [];
  /** Cadences kept */
  insight_cadences: [];
  /** People with a cadence, their own or a tag’s: in time, due now, and overdue. */
  insight_cadences_told: [];
  /** Everybody with a cadence */
  insight_cadences_all: [];
  /** In time */
  insight_cadences_fresh: [];
  /** Due */
  insight_cadences_due: [];
  /** Overdue */
  insight_cadences_overdue: [];
  /** Reach by organisation */
  insight_organisations: [];
  /** People who have a role there now, and people who only had one before. */
  insight_organisations_told: [];
  /** There now */
  insight_organisations_now: [];
  /** There before */
  insight_organisations_before: [];
  /** Reach by place */
  insight_places: [];
  /** People by where they live: what stands before the first comma of the place. */
  insight_places_told: [];
  /** People */
  insight_places_people: [];
  /** Reach by field */
  insight_fields: [];
  /** People by the words of their roles and headlines, of now and before. */
  insight_fields_told: [];
  /** People */
  insight_fields_people: [];
  /** Topics */
  insight_topics: [];
  /** People by the words of your notes, contacts and promises about them. */
  insight_topics_told: [];
  /** People */
  insight_topics_people: [];
  /** Tags */
  insight_tags: [];
  /** People by the tags that you gave them. */
  insight_tags_told: [];
  /** People */
  insight_tags_people: [];
  /** Who connects whom */
  insight_connectors: [];
  /** People by how many others of your book are related to them, and how many more took part in the same things, of up to 20 people. */
  insight_connectors_told: [];
  /** Related to */
  insight_connectors_relation: [];
  /** Met together */
  insight_connectors_together: [];
  /** Only whom a search finds: tag:friend, org:acme */
  graph_filter: [];
  /** Find somebody in it */
  graph_find: [];
  /** The closest of $1 are shown. */
  graph_of: [Value];
  /** Nobody to show: log whom you meet, or write down who knows whom. */
  graph_nobody: [];
  /** This browser cannot draw it (WebGL is off); the table has the same. */
  graph_no_canvas: [];
  /** How many people */
  graph_size: [];
  /** Up to $1 people */
  graph_most: [Value];
  /** Nearer */
  graph_nearer: [];
  /** Farther */
  graph_farther: [];
  /** All of it */
  graph_all: [];
  /** Name */
  graph_name: [];
  /** Tied to */
  graph_tied: [];
  /** Strength */
  graph_strength: [];
  /** Tag */
  graph_tag: [];
  /** Introductions */
  insight_introductions: [];
  /** Introductions by how far they came: that you made, that were made for you, and others. */
  insight_introductions_told: [];
  /** By you */
  insight_introductions_mine: [];
  /** For you */
  insight_introductions_received: [];
  /** Between others */
  insight_introductions_others: [];
  /** Under way */
  insight_introductions_open: [];
  /** Made */
  insight_introductions_made: [];
  /** They met */
  insight_introductions_met: [];
  /** Something came of it */
  insight_introductions_done: [];
  /** Declined */
  insight_introductions_declined: [];
  /** Given and received */
  insight_resources: [];
  /** People by favours you did them, favours they did you, and opportunities through them. */
  insight_resources_told: [];
  /** Given */
  insight_resources_given: [];
  /** Received */
  insight_resources_received: [];
  /** Came through them */
  insight_resources_came: [];
  /** Asks and offers */
  nav_favours: [];
  /** Asks */
  favours_asks: [];
  /** Offers */
  favours_offers: [];
  /** Nothing is looked for. Write down what you or somebody else needs. */
  favours_no_asks: [];
  /** Nothing is offered. Write down what you or somebody else can give. */
  favours_no_offers: [];
  /** Asks that are over */
  favours_ended_asks: [];
  /** Offers that are over */
  favours_ended_offers: [];
  /** None is over yet. */
  favours_none_ended: [];
  /** Met */
  favours_is_met: [];
  /** Closed */
  favours_is_closed: [];
  /** Looked for */
  favours_text_ask: [];
  /** Can be given */
  favours_text_offer: [];
  /** Who (empty: you) */
  favours_whose: [];
  /** Tags, with commas between */
  favours_tags: [];
  /** You */
  favours_you: [];
  /** Nothing fits that so far. */
  favours_none_fit: [];
  /** fits */
  favours_fits: [];
  /** Fits */
  favours_do_fits: [];
  /** Not this one */
  favours_do_not: [];
  /** Met by: $1 */
  favours_met_by: [Value];
  /** Close */
  favours_do_close: [];
  /** Open again */
  favours_do_open: [];
  /** Opportunities */
  favours_chances: [];
  /** Nothing came through people yet. */
  favours_no_chances: [];
  /** What */
  favours_what: [];
  /** Kind */
  favours_kind: [];
  /** Through whom */
  favours_through: [];
  /** through $1 */
  favours_through_name: [Value];
  /** Worth, as in 12000 EUR */
  favours_value: [];
  /** Write an amount and a currency, as in 12000 EUR. */
  favours_value_wrong: [];
  /** Came through people: $1. */
  favours_came: [Value];
  /** Still ahead: $1. */
  favours_ahead: [Value];
  /** State of $1 */
  favours_move: [Value];
  /** $1 is involved */
  favours_involved: [Value];
  /** Who else is involved */
  favours_another: [];
  /** Open */
  chance_open: [];
  /** Under way */
  chance_active: [];
  /** Won */
  chance_won: [];
  /** Lost */
  chance_lost: [];
  /** Job */
  chance_job: [];
  /** Referral */
  chance_referral: [];
  /** Funding */
  chance_funding: [];
  /** Customer */
  chance_customer: [];
  /** Collaboration */
  chance_collaboration: [];
  /** Service */
  chance_service: [];
  /** Given and received */
  favours_ledger: [];
  /** No favour is written down yet. */
  favours_no_ledger: [];
  /** Counted, not weighed: nobody owes anybody by it. */
  favours_counts: [];
  /** Given: $1, received: $2. */
  favours_balance: [Value, Value];
  /** Given to $1 */
  favours_given_to: [Value];
  /** Received from $1 */
  favours_got_from: [Value];
  /** What was done */
  favours_done: [];
  /** Which way */
  favours_way: [];
  /** I did it for them */
  favours_i_gave: [];
  /** They did it for me */
  favours_i_got: [];
  /** Ask */
  deed_ask: [];
  /** Ask changed */
  deed_ask_change: [];
  /** Ask removed */
  deed_ask_removal: [];
  /** Offer */
  deed_offer: [];
  /** Offer changed */
  deed_offer_change: [];
  /** Offer removed */
  deed_offer_removal: [];
  /** Said of a fit */
  deed_fit: [];
  /** Ask met */
  deed_met: [];
  /** Favour */
  deed_favour: [];
  /** Favour removed */
  deed_favour_removal: [];
  /** Opportunity */
  deed_opportunity: [];
  /** Opportunity changed */
  deed_opportunity_change: [];
  /** Opportunity removed */
  deed_opportunity_removal: [];
  /** ask */
  field_ask: [];
  /** offer */
  field_offer: [];
  /** Introductions */
  nav_introductions: [];
  /** Under way */
  intro_open: [];
  /** Nothing under way. Who should meet whom? */
  intro_none: [];
  /** Ended introductions */
  intro_ended: [];
  /** None has ended yet. */
  intro_none_ended: [];
  /** Who */
  intro_who: [];
  /** To whom (empty: to you) */
  intro_to: [];
  /** By whom (empty: by you) */
  intro_by: [];
  /** Why */
  intro_why: [];
  /** You */
  intro_you: [];
  /** $1 and $2, by: $3 */
  intro_line: [Value, Value, Value];
  /** Ideas */
  intro_state_idea: [];
  /** Asked */
  intro_state_asked: [];
  /** One agrees */
  intro_state_agreed: [];
  /** Other one asked */
  intro_state_relayed: [];
  /** Both agree */
  intro_state_mutual: [];
  /** Introduced */
  intro_state_made: [];
  /** Met */
  intro_state_met: [];
  /** Done */
  intro_state_done: [];
  /** Declined */
  intro_state_declined: [];
  /** Draft */
  intro_draft: [];
  /** Begins from the text */
  intro_template: [];
  /** How far it is */
  intro_how_far: [];
  /** Asked */
  intro_ask: [];
  /** Agrees */
  intro_agree: [];
  /** Declines */
  intro_decline: [];
  /** Introduced */
  intro_make: [];
  /** They met */
  intro_met: [];
  /** What came of it */
  intro_outcome: [];
  /** Thanked */
  intro_thank: [];
  /** Texts for drafts */
  templates_title: [];
  /** Change these texts */
  templates_change: [];
  /** Texts */
  templates_texts: [];
  /** What it is called */
  templates_name: [];
  /** Text */
  templates_text: [];
  /** There is a text called “$1” already; change it where it stands. */
  templates_known: [Value];
  /** A draft begins from one of these texts. In them $1, $2 and $3 stand for names, $4 for the first word of one, $5 for a name with what they do, $6 and $7 for what you wrote down. A line of which nothing is left goes. */
  templates_places: [Value, Value, Value, Value, Value, Value, Value];
  /** Back to the built-in text */
  templates_back: [];
  /** changed */
  templates_changed: [];
  /** Ask the first */
  template_ask: [];
  /** Ask the other */
  template_ask_other: [];
  /** Introduce both */
  template_joint: [];
  /** Ask for an introduction */
  template_request: [];
  /** To be forwarded */
  template_forward: [];
  /** Thanks */
  template_thanks: [];
  /** Who came through whom */
  chain_title: [];
  /** Everybody */
  chain_all: [];
  /** Nobody came to you through somebody yet. Write down who introduced you to whom. */
  chain_none: [];
  /** Only the first $1 are shown. */
  chain_more: [Value];
  /** introduced on $1 */
  chain_since: [Value];
  /** Strength of the tie */
  tie_title: [];
  /** $1 of 100 */
  tie_is: [Value];
  /** What each day adds halves every $1 days. */
  tie_fades: [Value];
  /** $1, last $2: +$3 */
  tie_part: [Value, Value, Value];
  /** One-sided: −$1 */
  tie_sides: [Value];
  /** Ways to them */
  ways_title: [];
  /** Who can introduce you? */
  ways_find: [];
  /** To a name, “someone at ACME”, or a search */
  ways_to: [];
  /** Show ways */
  ways_show: [];
  /** Ask $1 */
  ways_ask: [Value];
  /** You know $1 yourself */
  ways_yourself: [Value];
  /** Your tie $1 of 100, the whole way $2 */
  ways_worth: [Value, Value];
  /** $1 and $2 know each other */
  way_knows: [Value, Value];
  /** $1 and $2 are partners */
  way_partner: [Value, Value];
  /** $1 and $2 are colleagues */
  way_colleague: [Value, Value];
  /** You met $1 through $2 */
  way_met_through: [Value, Value];
  /** $3 is $2 of $1 */
  way_related: [Value, Value, Value];
  /** $1 and $2 were introduced to each other */
  way_introduced: [Value, Value];
  /** You introduced $1 and $2 to each other */
  way_introduced_by_you: [Value, Value];
  /** $1 introduced $2 to you */
  way_introduced_to_you: [Value, Value];
  /** $1 introduced $2 to somebody */
  way_introduced_somebody: [Value, Value];
  /** Both with you: $1, $2 */
  way_together: [Value, Value];
  /** Both at $1 */
  way_house: [Value];
  /** since $1 */
  way_since: [Value];
  /** $1–$2 */
  way_years: [Value, Value];
  /** Nobody in the book is meant by “$1”. */
  way_nobody: [Value];
  /** No contact with anybody is logged yet; ways begin with whom you know. */
  way_no_contact: [];
  /** No way is known: nobody you know worked with them, met them with you, or is said to know them. */
  way_none: [];
  /** Week */
  nav_week: [];
  /** This week */
  week_title: [];
  /** Nobody to reach out to this week. */
  week_none: [];
  /** Say how often you want to be in touch, write down a promise, a birthday or a reminder on somebody’s page: $1. */
  week_none_hint: [Value];
  /** to everybody */
  week_none_people: [];
  /** done */
  week_done: [];
  /** Not done yet */
  week_open: [];
  /** Not this one */
  week_no: [];
  /** Done */
  do_done: [];
  /** Birthday on $1 */
  reason_birthday: [Value];
  /** Birthday on $1, turns $2 */
  reason_birthday_turns: [Value, Value];
  /** Reminder, $1: $2 */
  reason_reminder: [Value, Value];
  /** You promised by $1: $2 */
  reason_promise: [Value, Value];
  /** They promised by $1: $2 */
  reason_theirs: [Value, Value];
  /** New job, seen $1: $2 */
  reason_job: [Value, Value];
  /** Looks for: $1. $2 can help */
  reason_ask: [Value, Value];
  /** Looks for: $1. You can help */
  reason_ask_yours: [Value];
  /** The introduction to $2 waits since $1 */
  reason_introduction: [Value, Value];
  /** A thank-you owed for the introduction to $1 */
  reason_thanks: [Value];
  /** Later */
  later: [];
  /** Later: $1 */
  later_name: [Value];
  /** Tomorrow */
  later_tomorrow: [];
  /** In a week */
  later_week: [];
  /** In a month */
  later_month: [];
  /** Until that day */
  later_day: [];
  /** The day on which to be back: $1 */
  later_day_name: [Value];
  /** Later, $1: $2 */
  later_until_name: [Value, Value];
  /** Back now */
  later_now: [];
  /** Back now: $1 */
  later_now_name: [Value];
  /** Reminders */
  reminders_title: [];
  /** Nothing to be reminded of today. */
  reminders_none: [];
  /** Reminders to come */
  reminders_ahead: [];
  /** Of what */
  reminder_text: [];
  /** When (Friday, in 2 weeks, 2027-03-01 9:00) */
  reminder_when: [];
  /** Time (if any) */
  reminder_time: [];
  /** How often */
  reminder_often: [];
  /** Or in words (first Monday of the month) or as RRULE */
  reminder_rule: [];
  /** Once */
  reminder_once: [];
  /** Every day */
  reminder_daily: [];
  /** Every weekday */
  reminder_weekdays: [];
  /** Every week */
  reminder_weekly: [];
  /** Every two weeks */
  reminder_two_weeks: [];
  /** Every month */
  reminder_monthly: [];
  /** Every three months */
  reminder_quarterly: [];
  /** Every year */
  reminder_yearly: [];
  /** $1, $2 */
  reminder_at: [Value, Value];
  /** $1, number $2 of the month */
  rule_weekday: [Value, Value];
  /** the last $1 of the month */
  rule_last_weekday: [Value];
  /** day $1 of the month */
  rule_day: [Value];
  /** the last day of the month */
  rule_last_day: [];
  /** Done: $1 */
  reminder_done_name: [Value];
  /** Remove: $1 */
  reminder_remove_name: [Value];
  /** $1: $2 */
  talked_last: [Value, Value];
  /** Note: $1 */
  talked_note: [Value];
  /** Birthdays */
  due_birthdays: [];
  /** None in the next two weeks. */
  due_no_birthdays: [];
  /** Today */
  due_birthday_today: [];
  /** Turns $1 */
  due_birthday_turns: [Value];
  /** 29 February, kept on the 28th in other years */
  due_birthday_kept: [];
  /** Left for later */
  due_resting: [];
  /** back on $1 */
  due_back: [Value];
  /** Brief */
  brief: [];
  /** Brief: $1 */
  brief_name: [Value];
  /** Print */
  brief_print: [];
  /** Copy as Markdown */
  brief_copy: [];
  /** About whom */
  brief_others: [];
  /** Leave out */
  brief_leave_out: [];
  /** A brief is about $1 people at most. */
  brief_most: [Value];
  /** Now */
  brief_now: [];
  /** Changed since you were last in touch */
  brief_changed: [];
  /** $1: $2 → $3, $4 */
  brief_change: [Value, Value, Value, Value];
  /** nothing */
  brief_nothing: [];
  /** Last */
  brief_last: [];
  /** Open */
  brief_open: [];
  /** Notes */
  brief_notes: [];
  /** Met at $1 */
  brief_met_at: [Value];
  /** You promised: $1 */
  brief_promise: [Value];
  /** They promised: $1 */
  brief_theirs: [Value];
  /** Reminder: $1 */
  brief_reminder: [Value];
  /** They need: $1 */
  brief_ask: [Value];
  /** They offer: $1 */
  brief_offer: [Value];
  /** Introduction: $1 */
  brief_introduction: [Value];
  /** A thank-you owed: $1 */
  brief_thanks: [Value];
  /** People in common */
  brief_common: [];
  /** People they know */
  brief_knows: [];
  /** How much is due, on the icon */
  settings_due_badge: [];
  /** The number of people, promises, reminders and birthdays that are due today. What waits or was refused goes before it. */
  settings_due_badge_hint: [];
  /** One notification a day of what is due */
  settings_due_notice: [];
  /** From nine o’clock on, at most once a day, and not where nothing is due. It names nobody unless notifications may. */
  settings_due_notice_hint: [];
}

/** Texts about a number, which is $1; the values that each takes beside it. */
export interface Counts {
  /** $1 people */
  people: [];
  /** $1 days */
  days: [];
  /** $1 suggestions below */
  page_suggestions: [];
  /** $1 people on this page */
  several_title: [];
  /** $1 people added */
  several_added: [];
  /** $1 wait: $2 */
  outbox_waits: [Value];
  /** $1 can no longer arrive */
  outbox_over: [];
  /** $1 not accepted */
  outbox_unwanted: [];
  /** $1 on the way into your book */
  outbox_arriving: [];
  /** $1 kept by Kithbook until it is unlocked */
  outbox_kept: [];
  /** $1 waiting: $2 */
  outbox_line: [Value];
  /** $1 waiting */
  outbox_count: [];
  /** Gone for good with $1 edits? */
  outbox_gone_with: [];
  /** $1 people here have it */
  same_namesakes: [];
  /** And $1 more that came later. */
  history_more: [];
  /** The index is being made: $1 people can be found only in a while. */
  query_indexing: [];
  /** $1 people; the first $2 are listed */
  people_listed: [Value];
  /** $1 chosen */
  chosen_count: [];
  /** $1 people deleted. */
  chosen_deleted: [];
  /** $1 people tagged “$2” now. */
  chosen_tagged: [Value];
  /** $1 people without the tag “$2” now. */
  chosen_untagged: [Value];
  /** Make one of $1 */
  chosen_make_one: [];
  /** Every $1 days, at the latest after $2 */
  between_every: [Value];
  /** $1 days since, every $2 wished */
  due_since: [Value];
  /** $1 days of silence; it used to be every $2 */
  due_silence: [Value];
  /** Use all $1 */
  inbox_use_all: [];
  /** Dismiss all $1 */
  inbox_dismiss_all: [];
  /** Show more: $1 people */
  inbox_more: [];
  /** $1 suggestions used. */
  inbox_used: [];
  /** $1 suggestions dismissed. */
  inbox_dismissed: [];
  /** $1 browsers that this vault never let in were locked out ($2). See in a terminal: kithbook clients */
  warning_strangers: [Value];
  /** $1 browsers are paired in all. */
  browsers_count: [];
  /** Downloaded: $1 people as $2. */
  files_downloaded: [Value];
  /** $1 people would be new. */
  report_new_dry: [];
  /** $1 people are new. */
  report_new: [];
  /** $1 people you know would get something new. */
  report_changed_dry: [];
  /** $1 people you know got something new. */
  report_changed: [];
  /** $1 people you know as they are. */
  report_same: [];
  /** $1 rows would be skipped. */
  report_skipped_dry: [];
  /** $1 rows were skipped. */
  report_skipped: [];
  /** $1 values would be kept otherwise than in the file. */
  report_converted_dry: [];
  /** $1 values are kept otherwise than in the file. */
  report_converted: [];
  /** $1 values differ from what is known and would wait in the inbox as suggestions. */
  report_suggested_dry: [];
  /** $1 values differ from what is known and wait in the inbox as suggestions. */
  report_suggested: [];
  /** Added: $1 contacts. */
  remark_interactions: [];
  /** Added: to be in touch every $1 days. */
  remark_cadence: [];
  /** $1 months */
  insights_months: [];
  /** $1 people, $2. */
  graph_people: [Value];
  /** $1 ties */
  graph_ties: [];
  /** brought $1 people */
  chain_brought: [];
  /** There are reasons to reach out to $1 people more; they can wait. */
  week_rest: [];
  /** Overdue from $2; wished every $1 days */
  reason_overdue: [Value];
  /** Due from $2; wished every $1 days */
  reason_due: [Value];
  /** Quiet since $2; it used to be every $1 days */
  reason_quiet: [Value];
  /** Every $1 days */
  rule_days: [];
  /** Every $1 weeks */
  rule_weeks: [];
  /** Every $1 months */
  rule_months: [];
  /** Every $1 years */
  rule_years: [];
  /** $1 times */
  rule_times: [];
  /** In $1 days, $2 */
  due_birthday_in: [Value];
  /** $1 are due today. */
  notice_due: [];
  /** $1 are due today, among them: $2 */
  notice_due_names: [Value];
}

export type Key = keyof Texts;

/** The key of a text that takes no values. */
export type Plain = { [K in Key]: Texts[K] extends [] ? K : never }[Key];
