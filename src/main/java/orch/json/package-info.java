/**
 * JSON text to trees and back, by hand over Jackson's streaming parser: order, explicit nulls and
 * the digits of a number survive, and no object mapper has to start. Pure.
 */
@NullMarked
package orch.json;

import org.jspecify.annotations.NullMarked;
