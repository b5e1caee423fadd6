package orch.document;

/**
 * A mistake in what a person wrote, with the place to correct it.
 *
 * @param source the flag ({@code --name}) or the file and line ({@code support.yaml:12}); empty
 *     when nothing was written
 * @param path the field, as in {@code channelSettings.SMS}; empty for the document as a whole
 * @param message what is wrong, as the rest of a sentence that begins with the field
 */
public record Mistake(String source, String path, String message) {
  /** The whole sentence, the source first. */
  public String describe() {
    String sentence = path.isEmpty() ? message : path + " " + message;
    return source.isEmpty() ? sentence : source + ": " + sentence;
  }
}
