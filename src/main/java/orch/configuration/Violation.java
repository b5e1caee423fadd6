package orch.configuration;

import orch.document.FieldPath;

/**
 * One way in which a document breaks the rules.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param message what is wrong and what would be right, without the place
 */
public record Violation(String pointer, String message) {
  /** The place as people write it: {@code channelSettings.SMS.captureRules[0].from}. */
  public String path() {
    return FieldPath.ofPointer(pointer);
  }
}
