package orch.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places by JSON pointer, in little memory: a team may have ten thousand documents of forty values
 * each. Documents of the same form share their pointers.
 */
final class PlaceTable {
  /** A stream may have a document of one value 200,000 times. */
  private static final int FIRST_SIZE = 2;

  private static final int LARGEST_STEP = 16;

  /** The numbers of an entry: line and column of the value, and line and column of its key. */
  private static final int NUMBERS = 4;

  private static final int VALUE = 0;
  private static final int KEY = 2;

  private String[] pointers = new String[FIRST_SIZE];
  private int[] numbers = new int[FIRST_SIZE * NUMBERS];
  private int size;
  private boolean isSorted = true;

  /** Records the place of a value; a later one at the same pointer wins. */
  void value(String pointer, Place place) {
    put(pointer, VALUE, place);
  }

  /** Records the place of a key, before that of its value. */
  void key(String pointer, Place place) {
    put(pointer, KEY, place);
  }

  private void put(String pointer, int part, Place place) {
    if (size == 0 || !pointers[size - 1].equals(pointer)) {
      if (size == pointers.length) {
        resize(size + Math.min(size, LARGEST_STEP) + size / 4);
      }
      pointers[size++] = pointer.intern();
      isSorted = false;
    }
    int at = (size - 1) * NUMBERS + part;
    numbers[at] = place.line();
    numbers[at + 1] = place.column();
  }

  private void resize(int length) {
    pointers = Arrays.copyOf(pointers, length);
    numbers = Arrays.copyOf(numbers, length * NUMBERS);
  }

  /** The place of the value at a pointer. */
  Optional<Place> ofValue(String pointer) {
    return find(pointer, VALUE);
  }

  /** The place of the key at a pointer; empty for an element of a list, and for a document. */
  Optional<Place> ofKey(String pointer) {
    return find(pointer, KEY);
  }

  /** The pointers of all values. */
  List<String> pointers() {
    sort();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (numbers[i * NUMBERS + VALUE] > 0) {
        found.add(pointers[i]);
      }
    }
    return found;
  }

  private Optional<Place> find(String pointer, int part) {
    sort();
    int found = Arrays.binarySearch(pointers, 0, size, pointer);
    int at = found * NUMBERS + part;
    return found < 0 || numbers[at] == 0
        ? Optional.empty()
        : Optional.of(new Place(numbers[at], numbers[at + 1]));
  }

  /** Sorts the entries; of several at one pointer, the last one stays. */
  private void sort() {
    if (isSorted) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> pointers[i]));
    String[] sorted = new String[size];
    int[] places = new int[size * NUMBERS];
    int last = -1;
    for (int from : order) {
      if (last < 0 || !sorted[last].equals(pointers[from])) {
        last++;
      }
      sorted[last] = pointers[from];
      for (int part = 0; part < NUMBERS; part++) {
        places[last * NUMBERS + part] = numbers[from * NUMBERS + part];
      }
    }
    pointers = sorted;
    numbers = places;
    size = last + 1;
    isSorted = true;
  }
}
