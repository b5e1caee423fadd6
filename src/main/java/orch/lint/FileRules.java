package orch.lint;

import java.util.List;
import orch.document.ReadMistake;

/** Rules about files: what can be read, and the API's limits. */
final class FileRules {
  static final Rule UNREADABLE =
      Rule.error(
          "O001",
          "A file cannot be read",
          "Nothing behind the place of the mistake is checked or sent",
          "JSON or YAML in UTF-8, 5 MiB at most");
  static final Rule REPEATED_KEY =
      Rule.error(
          "O002",
          "A key appears twice in an object",
          "Only one of the values counts, and readers disagree about which",
          "the key once");
  static final Rule YAML_FEATURE =
      Rule.error(
          "O003",
          "A YAML tag or alias is used",
          "A tag changes what a value is, and an alias where it comes from; a few lines of aliases"
              + " can stand for gigabytes",
          "the value itself, in quotes if it is a text");
  static final Rule NOTATION =
      Rule.error(
          "O004",
          "A value is in a notation that readers understand differently",
          "010 is 8 for one reader and 10 for another, and half a character is no text",
          "a decimal number, or a text in quotes");
  static final Rule UNKNOWN_FIELD =
      Rule.error(
          "O005",
          "A field is unknown",
          "The service ignores it silently",
          "a known field; the message names the nearest one");
  static final Rule REQUIRED =
      Rule.error(
          "O006",
          "A required field is missing",
          "The service refuses a new configuration without it; a document with an id may leave"
              + " fields out, which then stay as they are",
          "the field, or the id of the configuration that the document changes");
  static final Rule LIMIT =
      Rule.error(
          "O007",
          "A value is outside the limits of the API",
          "The service refuses it",
          "a value within the limit that the message names");
  static final Rule BAD_IGNORE =
      Rule.error(
          "O008",
          "A comment orch:ignore is not valid",
          "It ignores nothing, or nobody knows later why a finding is ignored",
          "# orch:ignore, the ids of rules, and the reason");
  static final Rule IDLE_IGNORE =
      Rule.warning(
          "O009",
          "A comment orch:ignore ignores nothing",
          "What it was for is gone, and it would hide the next finding",
          "no such comment, or the comment on the line of the finding or the line above it");
  static final Rule LEFT_VARIABLE =
      Rule.warning(
          "O016",
          "A reference to a variable is not replaced",
          "The text ${env:NAME} itself is sent, because --allow-env is missing",
          "the value, or --allow-env on the command line");
  static final Rule UNSET_VARIABLE =
      Rule.error(
          "O017",
          "A variable in a document is not set, or is a secret of the account",
          "There is no value that could be put into the document",
          "the name of a variable that is set; $${env:NAME} for the text itself");
  static final Rule EMPTY =
      Rule.warning(
          "O018",
          "A file has no document",
          "Nothing is checked and nothing is applied, perhaps because everything is a comment",
          "a document, or leave the file out");
  static final Rule BAD_CHANGE =
      Rule.error(
          "O019",
          "A change on the command line does not fit a document",
          "--set, --set-json or --unset names a place that the document cannot have",
          "a path such as channelSettings.SMS.captureRules[0].from");

  static final List<Rule> ALL =
      List.of(
          UNREADABLE,
          REPEATED_KEY,
          YAML_FEATURE,
          NOTATION,
          UNKNOWN_FIELD,
          REQUIRED,
          LIMIT,
          BAD_IGNORE,
          IDLE_IGNORE,
          LEFT_VARIABLE,
          UNSET_VARIABLE,
          EMPTY,
          BAD_CHANGE);

  private FileRules() {}

  /** The rule that a mistake breaks. */
  static Rule of(ReadMistake.Kind kind) {
    return switch (kind) {
      case MALFORMED -> UNREADABLE;
      case REPEATED_KEY -> REPEATED_KEY;
      case YAML_FEATURE -> YAML_FEATURE;
      case NOTATION -> NOTATION;
      case UNSET_VARIABLE -> UNSET_VARIABLE;
      case LEFT_VARIABLE -> LEFT_VARIABLE;
      case BAD_CHANGE -> BAD_CHANGE;
    };
  }
}
