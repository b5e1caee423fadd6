package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.json.Json;

/**
 * Collects items to sort them. It holds them as text, which takes a tenth of the memory of a tree.
 */
public final class Sorted {
  /** The most memory, in bytes, that all items may take: about 30,000 configurations of 2 KiB. */
  static final long MAX_BYTES = 64L << 20;

  /** The bytes an item takes in addition to its text and keys. */
  private static final int OVERHEAD = 200;

  private final List<SortKey> orders;
  private final List<Held> held = new ArrayList<>();
  private long bytes;

  /**
   * @param orders the most important first
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
   * Adds an item.
   *
   * @throws BadSelectionException when the items take more memory than is allowed
   */
  public void add(JsonNode item) {
    List<Optional<JsonNode>> keys = orders.stream().map(order -> order.key(item)).toList();
    byte[] json = Json.compact(item).getBytes(StandardCharsets.UTF_8);
    bytes += OVERHEAD + json.length;
    for (Optional<JsonNode> key : keys) {
      bytes += 2L * key.map(JsonNode::textValue).map(String::length).orElse(0);
    }
    if (bytes > MAX_BYTES) {
      throw new BadSelectionException(
          "--sort-by: the list is too large to be sorted: the first "
              + held.size()
              + " items take more than "
              + (MAX_BYTES >> 20)
              + " MiB; --filter makes it smaller, and -o jsonl prints it unsorted");
    }
    held.add(new Held(keys, json));
  }

  /** All items in order; equal items in the order they were added. */
  public Stream<JsonNode> things() {
    held.sort(this::compare);
    return held.stream().map(item -> Json.read(new String(item.json, StandardCharsets.UTF_8)));
  }

  private int compare(Held one, Held other) {
    int result = 0;
    for (int i = 0; i < orders.size() && result == 0; i++) {
      result = orders.get(i).compare(one.keys.get(i), other.keys.get(i));
    }
    return result;
  }
}
