package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;
import orch.json.JsonPointers;

/** Rules about the timeouts of channels. */
final class Timeouts {
  /** A day in minutes; the usual timeouts are at most an hour. */
  private static final int LONG = 24 * 60;

  private static final int SECONDS = 60;

  static final Rule ORDER =
      Rule.warning(
          "O013",
          "The timeout closed is not longer than inactive",
          "Both count from the last message, so a conversation closes without ever becoming"
              + " INACTIVE",
          "a closed timeout that is longer than inactive, such as 60 and 10");
  static final Rule UNUSUAL =
      Rule.warning(
          "O050",
          "A timeout is longer than a day",
          "Timeouts are minutes. Seconds written as minutes keep conversations open sixty times as"
              + " long",
          "minutes: usual are 10 and 60 for SMS, RCS and WHATSAPP, 15 and 60 for CHAT, 5 and 30 for"
              + " VOICE");
  static final Rule NOTHING_ENDS =
      Rule.note(
          "O051",
          "Memories are extracted, and no channel has timeouts",
          "Memories are extracted when a conversation becomes INACTIVE or CLOSED, and the document"
              + " does not say when that is",
          "statusTimeouts in the channels");
  static final Rule NOTHING_CAPTURED =
      Rule.note(
          "O052",
          "A channel has timeouts and no capture rules",
          "No message is captured by itself: conversations of this channel begin only through the"
              + " API",
          "captureRules in the channel, if its messages are to be captured");

  static final List<Rule> ALL = List.of(ORDER, UNUSUAL, NOTHING_ENDS, NOTHING_CAPTURED);

  private Timeouts() {}

  static void check(JsonNode document, List<Finding> found) {
    boolean isAny = false;
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      String pointer = Capture.channelPointer(channel.getKey());
      JsonNode timeouts = channel.getValue().path(Fields.TIMEOUTS);
      isAny |= !timeouts.isEmpty();
      check(timeouts, JsonPointers.below(pointer, Fields.TIMEOUTS), found);
      boolean captures = !channel.getValue().path(Fields.RULES).isEmpty();
      // A call in VOICE is usually transcribed by its TwiML, without rules.
      if (!timeouts.isEmpty() && !captures && !channel.getKey().equals("VOICE")) {
        found.add(NOTHING_CAPTURED.at(pointer, "has timeouts and no capture rules"));
      }
    }
    boolean isWhole = !document.path("id").isTextual();
    if (document.path(Fields.EXTRACTION).asBoolean(false) && !isAny && isWhole) {
      found.add(
          NOTHING_ENDS.at(
              "/" + Fields.EXTRACTION,
              "is true, and no channel has timeouts: it is not said when"
                  + " conversations become INACTIVE"));
    }
  }

  private static void check(JsonNode timeouts, String pointer, List<Finding> found) {
    JsonNode inactive = timeouts.path("inactive");
    JsonNode closed = timeouts.path("closed");
    if (inactive.isInt() && closed.isInt() && closed.intValue() <= inactive.intValue()) {
      String message =
          "has closed "
              + closed.intValue()
              + ", which is not longer than inactive "
              + inactive.intValue()
              + ": conversations never become INACTIVE";
      found.add(ORDER.at(pointer, message));
    }
    unusual(inactive, pointer + "/inactive", found);
    unusual(closed, pointer + "/closed", found);
  }

  private static void unusual(JsonNode timeout, String pointer, List<Finding> found) {
    if (timeout.isInt() && timeout.intValue() > LONG) {
      int minutes = timeout.intValue();
      String meant =
          minutes % SECONDS == 0 ? "; if seconds were meant, write " + minutes / SECONDS : "";
      found.add(
          UNUSUAL.at(
              pointer,
              "is "
                  + minutes
                  + " minutes, which is more than "
                  + minutes / LONG
                  + (minutes / LONG == 1 ? " day" : " days")
                  + meant));
    }
  }
}
