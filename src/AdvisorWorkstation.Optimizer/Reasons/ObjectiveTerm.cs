namespace AdvisorWorkstation.Optimizer;

/// <summary>The terms of the objective.</summary>
public enum ObjectiveTerm
{
    /// <summary>Tracking variance times Gamma.</summary>
    Risk,

    /// <summary>Tax times Theta.</summary>
    Tax,

    /// <summary>Trading cost.</summary>
    Cost,

    /// <summary>The extra linear cost of the weights.</summary>
    Linear,
}
