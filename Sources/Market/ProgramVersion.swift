/// Which version of the programs this is: the one place that says so.
package enum ProgramVersion {
    /// By Semantic Versioning.
    package static let current = "0.2.0"
    /// When it was released, as manual pages write dates.
    package static let date = "November 29, 2026"
}
