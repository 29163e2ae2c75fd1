"""The same run with the Leontief inverse by pymrio.

pymrio knows neither studies nor scenarios nor a city, so reading, regionalisation and comparison stay in pandas.
"""
import pandas as pd
import pymrio

import run_pandas


def invert(transactions, coefficients, output):
    """(I - A)⁻¹ by pymrio. Its `calc_A` knows no import share, so the coefficients come ready."""
    frame = pd.DataFrame(coefficients, index=transactions.index, columns=transactions.columns)
    return pymrio.calc_L(frame).to_numpy()


if __name__ == "__main__":
    run_pandas.main(invert)
