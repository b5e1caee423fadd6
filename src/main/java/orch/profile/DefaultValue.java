package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import orch.json.JsonPointers;
import orch.network.BadConnectionException;

/**
 * A default value of an option, as a profile or a project sets it. It may be wrong: that must not
 * keep the commands from running that mend it.
 *
 * @param option the long name
 * @param value the value in the file
 * @param owner the profile or the project, for messages
 * @param pointer where the value stands in the file
 */
public record DefaultValue(String option, JsonNode value, Owner owner, Path file, String pointer) {
  /**
   * Who sets a default value.
   *
   * @param profile its name; empty for the project
   */
  public record Owner(String profile) {
    /** The owner, for messages. */
    @Override
    public String toString() {
      return profile.isEmpty() ? "the project" : "profile " + profile;
    }
  }

  /** The default values in an object, by option. */
  static Map<String, DefaultValue> all(ObjectNode object, Owner owner, Path file, String pointer) {
    Map<String, DefaultValue> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String option = member.getKey();
      String at = JsonPointers.below(pointer, option);
      all.put(option, new DefaultValue(option, member.getValue(), owner, file, at));
    }
    return all;
  }

  /** The value as on the command line. */
  public String text() {
    return value.asText();
  }

  /** Why no option can have this default value; empty when the option itself can tell. */
  public String objection() {
    if (!Defaults.OPTIONS.contains(option)) {
      return SettingsFile.unknown(option, Defaults.OPTIONS);
    }
    return value.isContainerNode() || text().isBlank()
        ? "the default value of " + option + " must be a single value"
        : "";
  }

  /** The file and the line, for messages. The file is read again, since this is rarely needed. */
  public String place() {
    try {
      return SettingsFile.read(file).placeOf(pointer);
    } catch (BadConnectionException | SettingsFileException e) {
      return file.toString();
    }
  }

  /** The message about this value, with the place. */
  public String message(String objection) {
    return objection().isEmpty()
        ? place() + ": the default " + option + "=" + text() + " of " + owner + ": " + objection
        : place() + ": " + objection;
  }
}
