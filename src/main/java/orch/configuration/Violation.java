package orch.configuration;

import orch.document.FieldPath;

/**
 * A violation of the API's limits in a document.
 *
 * @param pointer the place, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param message what is wrong and what is allowed, without the place
 */
public record Violation(String pointer, String message) {
  /** The place, for messages: {@code channelSettings.SMS.captureRules[0].from}. */
  public String path() {
    return FieldPath.ofPointer(pointer);
  }
}
