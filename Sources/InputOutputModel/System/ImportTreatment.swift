/// How imported goods are told from home-made ones in a table that does not separate them.
public enum ImportTreatment: String, Sendable, CaseIterable {
  /// Each row's use is divided by one import share, m̂_i = m_i/d_i; A_d = (I − M̂)A, y = (I − M̂)f + e.
  case domestic
  /// Imports are subtracted from final use: A_d = A, y = f + e − m.
  case competitive
}
