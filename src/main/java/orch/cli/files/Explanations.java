package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orch.configuration.Fields;
import orch.document.FieldPath;
import orch.json.Json;
import orch.json.JsonPointers;
import orch.traffic.CaptureIndex;
import orch.traffic.CaptureRule;
import orch.traffic.CaptureRule.Part;
import orch.traffic.Message;
import orch.traffic.Verdict;

/** Says which of several configurations capture a message, as data and in words. */
final class Explanations {
  private static final int SHOWN = 3;

  private final List<CaptureSources.Source> sources;
  private final CaptureIndex index;

  Explanations(List<CaptureSources.Source> sources) {
    this.sources = sources;
    this.index = new CaptureIndex(sources.stream().map(CaptureSources.Source::tree).toList());
  }

  /** The channels for which there are rules. */
  Set<String> channels() {
    return index.channels();
  }

  /** The verdict on a message, with the rules that capture it. */
  ObjectNode of(Message message) {
    List<CaptureRule> captures = index.captures(message);
    ObjectNode explanation = Json.object();
    explanation.put("channel", message.channel()).put("from", shown(message.from()));
    explanation.put("to", shown(message.to()));
    ObjectNode metadata = explanation.putObject("metadata");
    message.metadata().forEach(metadata::put);
    explanation.put("verdict", Verdict.of(captures).toString());
    explanation.set("captures", data(captures));
    return explanation;
  }

  private static String shown(String address) {
    return address.equals(Message.ANY_OTHER) ? CaptureRule.WILDCARD : address;
  }

  /** The verdicts on the messages to and from an address, whoever is at the other end. */
  ObjectNode ofAddress(String channel, String address) {
    ObjectNode row = Json.object();
    row.put("address", address).put("channel", channel);
    Message in = Message.of(channel, Message.ANY_OTHER, address);
    Message out = Message.of(channel, address, Message.ANY_OTHER);
    row.set("inbound", direction(in, Part.FROM, address));
    row.set("outbound", direction(out, Part.TO, address));
    return row;
  }

  /**
   * @param partner the other end of the messages
   */
  private ObjectNode direction(Message message, Part partner, String address) {
    List<CaptureRule> captures = index.captures(message);
    Verdict verdict = Verdict.of(captures);
    if (verdict == Verdict.NOT_CAPTURED) {
      captures = new ArrayList<>();
      for (CaptureIndex.Near near : index.near(message)) {
        boolean isOfPartner = near.difference() == partner && !near.rule().names(partner, address);
        if (isOfPartner || near.difference() == Part.METADATA) {
          captures.add(near.rule());
        }
      }
      verdict = captures.isEmpty() ? verdict : Verdict.PARTLY;
    }
    ObjectNode data = Json.object().put("verdict", verdict.toString());
    data.set("captures", data(captures));
    return data;
  }

  private ArrayNode data(List<CaptureRule> rules) {
    ArrayNode data = Json.array();
    for (CaptureRule rule : rules) {
      CaptureSources.Source source = sources.get(rule.configuration());
      ObjectNode capture = data.addObject();
      capture.put("configuration", source.name());
      if (!source.id().isEmpty()) {
        capture.put("id", source.id());
      }
      String place = source.placeOf().apply(pointer(rule));
      if (!place.isEmpty()) {
        capture.put("place", place);
      }
      capture.put("rule", FieldPath.ofPointer(pointer(rule)));
      capture.setAll((ObjectNode) source.tree().at(pointer(rule)));
    }
    return data;
  }

  private static String pointer(CaptureRule rule) {
    String channel = JsonPointers.below("/" + Fields.CHANNELS, rule.channel());
    return JsonPointers.below(channel, Fields.RULES) + "/" + rule.index();
  }

  /** What explains the verdict on a message, each a sentence without its full stop. */
  List<String> reasons(Message message) {
    List<CaptureRule> captures = index.captures(message);
    return switch (Verdict.of(captures)) {
      case AMBIGUOUS -> List.of("which of several configurations gets a message is not documented");
      case NOT_CAPTURED -> reasonsAgainst(message);
      default -> missingBridge(captures);
    };
  }

  private List<String> reasonsAgainst(Message message) {
    if (!index.channels().contains(message.channel())) {
      return List.of("no configuration has capture rules for " + message.channel());
    }
    List<CaptureIndex.Near> near = index.near(message);
    if (near.isEmpty()) {
      return List.of("no capture rule for " + message.channel() + " has one of these addresses");
    }
    List<String> reasons = new ArrayList<>();
    near.stream().limit(SHOWN).forEach(each -> reasons.add(describe(each)));
    if (near.size() > SHOWN) {
      reasons.add(near.size() - SHOWN + " more rules differ only in one part");
    }
    return reasons;
  }

  private String describe(CaptureIndex.Near near) {
    CaptureSources.Source source = sources.get(near.rule().configuration());
    JsonNode rule = source.tree().at(pointer(near.rule()));
    String part = near.difference().field();
    String place = source.placeOf().apply(pointer(near.rule()));
    return (place.isEmpty() ? source.name() : place)
        + ": "
        + FieldPath.ofPointer(pointer(near.rule()))
        + " differs only in "
        + part
        + ", which is "
        + (rule.path(part).isMissingNode() ? "not given" : Json.compact(rule.path(part)));
  }

  private List<String> missingBridge(List<CaptureRule> captures) {
    CaptureRule rule = captures.get(0);
    CaptureSources.Source source = sources.get(rule.configuration());
    return rule.channel().equals("CHAT") && !source.tree().path(Fields.BRIDGE).isObject()
        ? List.of(
            source.name() + " has no " + Fields.BRIDGE + ", without which CHAT is not captured")
        : List.of();
  }
}
