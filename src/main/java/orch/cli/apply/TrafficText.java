package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orch.term.SafeText;
import orch.term.Style;
import orch.traffic.Message;
import orch.traffic.TrafficChange;
import orch.traffic.TrafficChange.Kind;

/**
 * What starts and stops being captured, for people.
 *
 * <pre>
 * traffic
 *   + SMS +15551230101 inbound and outbound: starts being captured by support
 *   - SMS +15551230100 inbound: stops being captured (was support)
 * </pre>
 */
final class TrafficText {
  /** What is said when nothing changes. */
  static final String NOTHING = "no address starts or stops being captured";

  private final List<Line> lines = new ArrayList<>();

  /** A change, or the same change in both directions. */
  record Line(Kind kind, String channel, String messages, String change) {}

  TrafficText(PlanTraffic traffic) {
    List<String> names = traffic.names();
    List<TrafficChange> changes = traffic.changes();
    for (int i = 0; i < changes.size(); i++) {
      TrafficChange change = changes.get(i);
      boolean isBoth = i + 1 < changes.size() && isReverse(change, changes.get(i + 1));
      lines.add(line(change, isBoth, names));
      i += isBoth ? 1 : 0;
    }
  }

  private static boolean isReverse(TrafficChange one, TrafficChange other) {
    Message back = one.message();
    boolean isOfOne = back.from().equals(Message.ANY_OTHER) || back.to().equals(Message.ANY_OTHER);
    return isOfOne
        && one.isSameChange(other)
        && other
            .message()
            .equals(new Message(back.channel(), back.to(), back.from(), back.metadata()));
  }

  private static Line line(TrafficChange change, boolean isBoth, List<String> names) {
    Message message = change.message();
    StringBuilder messages = new StringBuilder(messages(message, isBoth));
    for (Map.Entry<String, String> each : new TreeMap<>(message.metadata()).entrySet()) {
      messages.append(", ").append(each.getKey()).append('=').append(each.getValue());
    }
    return new Line(change.kind(), message.channel(), messages.toString(), describe(change, names));
  }

  private static String messages(Message message, boolean isBoth) {
    boolean isFromOthers = message.from().equals(Message.ANY_OTHER);
    boolean isToOthers = message.to().equals(Message.ANY_OTHER);
    if (isFromOthers && isToOthers) {
      return "any other address";
    }
    if (!isFromOthers && !isToOthers) {
      return message.from() + " to " + message.to();
    }
    String direction = isBoth ? "inbound and outbound" : isFromOthers ? "inbound" : "outbound";
    return (isFromOthers ? message.to() : message.from()) + " " + direction;
  }

  private static String describe(TrafficChange change, List<String> names) {
    String was = joined(change.before(), names);
    String is = joined(change.after(), names);
    String before =
        switch (change.before().size()) {
          case 0 -> "was not captured";
          case 1 -> "was " + was;
          default -> "was ambiguous: " + was;
        };
    return switch (change.kind()) {
      case STARTS -> "starts being captured by " + is;
      case STOPS -> "stops being captured (" + before + ")";
      case MOVES -> "moves from " + was + " to " + is;
      case BECOMES_AMBIGUOUS -> "becomes ambiguous: " + is + " (" + before + ")";
      case STAYS_AMBIGUOUS -> "stays ambiguous: " + is + " (was " + was + ")";
      case NO_LONGER_AMBIGUOUS -> "is captured only by " + is + " (" + before + ")";
    };
  }

  private static String joined(List<Integer> places, List<String> names) {
    List<String> parts = new ArrayList<>(places.stream().map(names::get).toList());
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    String last = parts.remove(parts.size() - 1);
    return String.join(", ", parts) + " and " + last;
  }

  /** The changes; the texts are as in the files, with any characters. */
  List<Line> changes() {
    return lines;
  }

  /** The lines to print; none when nothing changes. */
  List<String> lines(Style style) {
    List<String> text = new ArrayList<>();
    for (Line line : lines) {
      String shown = SafeText.line(line.channel() + " " + line.messages() + ": " + line.change());
      text.add(
          "  "
              + switch (line.kind()) {
                case STARTS -> style.green("+ " + shown);
                case STOPS -> style.red("- " + shown);
                default -> style.yellow("~ " + shown);
              });
    }
    if (!text.isEmpty()) {
      text.add(0, "traffic");
    }
    return text;
  }
}
