package orch.configuration;

import java.util.ArrayList;
import java.util.List;

/** The names of a configuration's fields, as in the API's schema. */
public final class Fields {
  public static final String DISPLAY_NAME = "displayName";
  public static final String DESCRIPTION = "description";
  public static final String GROUPING = "conversationGroupingType";
  public static final String MEMORY_STORE = "memoryStoreId";
  public static final String CHANNELS = "channelSettings";
  public static final String CALLBACKS = "statusCallbacks";
  public static final String INTELLIGENCE = "intelligenceConfigurationIds";
  public static final String EXTRACTION = "memoryExtractionEnabled";
  public static final String BRIDGE = "conversationsV1Bridge";

  public static final String TIMEOUTS = "statusTimeouts";
  public static final String RULES = "captureRules";
  public static final String SERVICE = "serviceId";

  /** The fields that a write can set. */
  public static final List<String> WRITABLE =
      List.of(
          DISPLAY_NAME,
          DESCRIPTION,
          GROUPING,
          MEMORY_STORE,
          CHANNELS,
          CALLBACKS,
          INTELLIGENCE,
          EXTRACTION,
          BRIDGE);

  /** The fields that only the service sets. */
  public static final List<String> SERVER_SET = List.of("id", "createdAt", "updatedAt", "version");

  /** The names of the channels. */
  public static final List<String> CHANNEL_NAMES =
      List.of("VOICE", "SMS", "RCS", "WHATSAPP", "CHAT");

  /**
   * Every field with the fields below it, in the order of the schema: {@code *} is any key, and
   * {@code []} is any element of a list.
   */
  public static final List<String> PATHS = paths();

  private static List<String> paths() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "id", "displayName", "description", "conversationGroupingType", "memoryStoreId"));
    for (String channel : CHANNEL_NAMES) {
      String settings = CHANNELS + "." + channel + ".";
      all.add(settings + "statusTimeouts.inactive");
      all.add(settings + "statusTimeouts.closed");
      all.add(settings + "captureRules[].from");
      all.add(settings + "captureRules[].to");
      all.add(settings + "captureRules[].metadata.*");
    }
    all.addAll(
        List.of(
            "statusCallbacks[].url",
            "statusCallbacks[].method",
            "intelligenceConfigurationIds[]",
            "memoryExtractionEnabled",
            "conversationsV1Bridge.serviceId",
            "createdAt",
            "updatedAt",
            "version"));
    return List.copyOf(all);
  }

  private Fields() {}
}
