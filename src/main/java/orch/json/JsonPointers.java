package orch.json;

/** JSON pointers (RFC 6901) as texts. */
public final class JsonPointers {
  private JsonPointers() {}

  /** The pointer of a member or an element of the value at a pointer. */
  public static String below(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** Decodes one step of a pointer to the key. */
  public static String key(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
