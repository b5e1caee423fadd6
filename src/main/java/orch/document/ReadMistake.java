package orch.document;

/**
 * A mistake that was found while a file was read.
 *
 * @param pointer of the value; empty for a document or a file as a whole
 * @param message what is wrong, completing a sentence that begins with the field
 */
public record ReadMistake(Kind kind, Place place, String pointer, String message) {
  /** What is wrong. */
  public enum Kind {
    /** The text is neither JSON nor YAML, or too large. */
    MALFORMED,
    /** A key appears twice in an object. */
    REPEATED_KEY,
    /** A tag, an alias or an anchor of YAML. */
    YAML_FEATURE,
    /** A number or a text in a notation that readers understand differently. */
    NOTATION,
    /** A reference to a variable that is not set. */
    UNSET_VARIABLE,
    /** A reference to a variable that is not replaced, because the user did not allow it. */
    LEFT_VARIABLE,
    /** A change of the command line that does not fit the document. */
    BAD_CHANGE
  }

  /** The same with its file, for a command that cannot go on. */
  public Mistake in(String file) {
    return new Mistake(file + ":" + place.line(), FieldPath.ofPointer(pointer), message);
  }
}
