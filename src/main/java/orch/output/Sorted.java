package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.json.Json;

/**
 * Things that are held back to be put in order. They are held as text, which takes a tenth of the
 * memory of a tree.
 */
public final class Sorted {
  /** The most bytes that all things may take; some 30,000 configurations of 2 KiB. */
  static final long MOST = 64L << 20;

  /** What a thing takes besides its text and its keys. */
  private static final int OVERHEAD = 200;

  private final List<SortKey> orders;
  private final List<Held> held = new ArrayList<>();
  private long bytes;

  /**
   * @param orders the first counts most
   */
  public Sorted(List<SortKey> orders) {
    this.orders = orders;
  }

  private static final class Held {
    private final List<Optional<JsonNode>> keys;
    private final byte[] json;

    Held(List<Optional<JsonNode>> keys, byte[] json) {
      this.keys = keys;
      this.json = json;
    }
  }

  /**
   * Takes a thing.
   *
   * @throws BadSelectionException when all things together take more memory than a command may have
   */
  public void add(JsonNode thing) {
    List<Optional<JsonNode>> keys = orders.stream().map(order -> order.key(thing)).toList();
    byte[] json = Json.compact(thing).getBytes(StandardCharsets.UTF_8);
    bytes += OVERHEAD + json.length;
    for (Optional<JsonNode> key : keys) {
      bytes += 2L * key.map(JsonNode::textValue).map(String::length).orElse(0);
    }
    if (bytes > MOST) {
      throw new BadSelectionException(
          "--sort-by: the list is too large to be sorted: the first "
              + held.size()
              + " things take more than "
              + (MOST >> 20)
              + " MiB; --filter makes it smaller, and -o jsonl prints it unsorted");
    }
    held.add(new Held(keys, json));
  }

  /** All things that were taken, in order; those that are equal in the order they came. */
  public Stream<JsonNode> things() {
    held.sort(this::compare);
    return held.stream().map(thing -> Json.read(new String(thing.json, StandardCharsets.UTF_8)));
  }

  private int compare(Held one, Held other) {
    int result = 0;
    for (int i = 0; i < orders.size() && result == 0; i++) {
      result = orders.get(i).compare(one.keys.get(i), other.keys.get(i));
    }
    return result;
  }
}
