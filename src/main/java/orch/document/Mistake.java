package orch.document;

/**
 * A mistake in the user's input, with the place to correct it.
 *
 * @param source the flag ({@code --name}) or the file and line ({@code support.yaml:12}); empty
 *     when the value is missing
 * @param path the field, as in {@code channelSettings.SMS}; empty for the document as a whole
 * @param message what is wrong, completing a sentence that begins with the field
 */
public record Mistake(String source, String path, String message) {
  /** The complete message, with the source first. */
  public String describe() {
    String sentence = path.isEmpty() ? message : path + " " + message;
    return source.isEmpty() ? sentence : source + ": " + sentence;
  }
}
