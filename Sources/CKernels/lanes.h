// Every kernel, for one instruction set. A file that includes this defines LANES (doubles in a vector) and
// KERNEL(name) (the name with the set's suffix), and opens the target attribute.
typedef double lanes __attribute__((vector_size(8 * LANES)));
typedef uint64_t lanes_bits __attribute__((vector_size(8 * LANES)));
typedef int64_t lanes_mask __attribute__((vector_size(8 * LANES)));
typedef double loose_lanes __attribute__((vector_size(8 * LANES), aligned(8)));

#define LOAD(pointer) ((lanes)(*(const loose_lanes *)(pointer)))
#define STORE(pointer, value) (*(loose_lanes *)(pointer) = (loose_lanes)(value))

#include "lanes_draws.h"

#include "lanes_systems.h"

#include "lanes_dense.h"

#include "lanes_table.h"

const kernel_table KERNEL(kernels) = {
    .lanes = LANES,
    .uniforms = KERNEL(uniforms),
    .normals = KERNEL(normals),
    .powers_of_two = KERNEL(powers_of_two),
    .draw_systems = KERNEL(draw_systems),
    .solve_systems = KERNEL(solve_systems),
    .product = KERNEL(product),
    .factorize = KERNEL(factorize),
    .eliminate = KERNEL(eliminate),
    .solve = KERNEL(solve),
    .by_rows = KERNEL(by_rows),
    .by_columns = KERNEL(by_columns),
    .largest_difference = KERNEL(largest_difference),
    .dot = KERNEL(dot),
    .add_scaled = KERNEL(add_scaled),
};
