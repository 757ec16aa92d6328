using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>One line of the matrix: an option, what is chosen, and how what comes out differs from what comes out without the choice.</summary>
/// <param name="Option">The option's key.</param>
/// <param name="Arguments">What is chosen.</param>
/// <param name="Differs">Asserts the difference: first without the choice, then with it.</param>
internal sealed record MatrixLine(string Option, string Arguments, Action<MatrixSolve, MatrixSolve> Differs)
{
    /// <summary>What the account needs for the choice to matter, both without the choice and with it.</summary>
    public Func<TestAccount, TestAccount> Given { get; init; } = account => account;

    /// <summary>The account to start from.</summary>
    public Func<TestAccount> Start { get; init; } = MatrixAccount.Create;
}

/// <summary>Lines of the matrix; every class that implements it is found, so that the lines of new options stand in files of their own.</summary>
internal interface IMatrixLines
{
    IEnumerable<MatrixLine> Lines { get; }
}
