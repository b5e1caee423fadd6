package orch.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import orch.json.JsonPointers;

/**
 * The name of a field that can be cleared.
 *
 * @param path as in {@code statusCallbacks} or {@code channelSettings.SMS.statusTimeouts}
 */
public record FieldName(String path) {
  private static final List<String> KNOWN =
      Stream.concat(
              Fields.WRITABLE.stream(),
              Fields.CHANNEL_NAMES.stream()
                  .map(channel -> Fields.CHANNELS + "." + channel)
                  .flatMap(
                      channel ->
                          Stream.of(
                              channel,
                              channel + "." + Fields.TIMEOUTS,
                              channel + "." + Fields.RULES)))
          .toList();

  /** The field with this name, in any case; empty when there is none. */
  public static Optional<FieldName> parse(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> known.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .map(FieldName::new);
  }

  /** The names of all fields. */
  public static List<String> known() {
    return KNOWN;
  }

  /** The field's place in a document, as a JSON pointer. */
  String pointer() {
    String pointer = "";
    for (String step : path.split("\\.", -1)) {
      pointer = JsonPointers.below(pointer, step);
    }
    return pointer;
  }
}
